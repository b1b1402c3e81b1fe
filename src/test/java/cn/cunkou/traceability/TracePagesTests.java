package cn.cunkou.traceability;

import static cn.cunkou.papers.TestOffice.SHUIZHAI;
import static org.assertj.core.api.Assertions.assertThat;

import cn.cunkou.CunkouTest;
import cn.cunkou.access.Browser;
import cn.cunkou.access.People;
import cn.cunkou.access.Role;
import cn.cunkou.papers.TestOffice;
import cn.cunkou.plan.Plans;
import cn.cunkou.region.Counties;
import cn.cunkou.registry.Registry;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** From the form for a product to the buyer's phone, over HTTP. */
@CunkouTest
class TracePagesTests {
    private static final String BASE = "/console/traceability";

    @Autowired People people;
    @Autowired Counties counties;
    @Autowired Plans plans;
    @Autowired Registry registry;
    @Autowired TransactionTemplate transaction;

    @BeforeEach
    void open() {
        people.visitor();
        new TestOffice(counties, plans, registry, transaction).open();
    }

    @Test
    void aProductIsCodedPrintedPackedAndLookedAt() {
        var officer = people.signedIn(Role.BUREAU_OFFICER, "441424");
        var roll = roll(officer);
        var lines = table(officer, roll);
        assertThat(lines).hasSize(101);
        var cells = lines.get(1).split(",", -1);
        var buyer = people.visitor();
        assertThat(buyer.get("/t/" + cells[1]).body()).contains("还没有启用");
        pack(officer, roll);
        assertThat(officer.get(roll).body()).contains("CSV，<span class=\"num\">1—100");
        var second = lines.get(2).split(",", -1);
        var address = second[3].replaceFirst("https?://[^/]+", "");
        assertThat(address).isEqualTo("/t/" + second[1]);
        var first = buyer.get(address);
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.body()).contains("正品 · 首次查询", "某某茶叶专业合作社", "水寨镇", "2019年11月5日");
        assertThat(first.body().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(30_000);
        assertThat(first.headers().allValues("Cache-Control")).contains("no-store");
        assertThat(buyer.get(address).body()).contains("首次查询");
        assertThat(buyer.post(address, Map.of("number", second[2])).body()).contains("刮开码对，已经记下");
        assertThat(buyer.post(address, Map.of("number", second[2])).body()).contains("已经确认过一次");
    }

    @Test
    void guessersAreHeldBackAndBuyersAreNot() {
        var officer = people.signedIn(Role.BUREAU_OFFICER, "441424");
        var roll = roll(officer);
        pack(officer, roll);
        var code = table(officer, roll).get(9).split(",", -1)[1];
        var guesser = people.visitor();
        var unknown = guesser.get("/t/" + "0".repeat(20));
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.body()).contains("不是这里的码");
        var status = 404;
        for (int i = 0; i < 200 && status == 404; i++) {
            status = guesser.get("/t/" + "1".repeat(20)).statusCode();
        }
        assertThat(status).isEqualTo(429);
        assertThat(guesser.get("/t/" + code).body()).contains("首次查询");
    }

    @Test
    void onlyThoseWhoKeepTheRegisterGetTheScratchOffNumbers() {
        var roll = roll(people.signedIn(Role.BUREAU_OFFICER, "441424"));
        var auditor = people.signedIn(Role.AUDITOR, "441424");
        assertThat(auditor.get(roll).statusCode()).isEqualTo(200);
        assertThat(auditor.get(roll + "/print/csv").statusCode()).isEqualTo(403);
        assertThat(auditor.get(roll + "/sheets").statusCode()).isEqualTo(403);
    }

    private static String roll(Browser officer) {
        var product =
                officer.upload(
                        BASE + "/products/new",
                        Map.of(
                                "division", SHUIZHAI,
                                "producerKind", "cooperative",
                                "producer", "某某茶叶专业合作社",
                                "name", "绿茶" + System.nanoTime(),
                                "kind", "茶叶"),
                        "",
                        new byte[0]);
        var address = path(product.headers().firstValue("Location").orElseThrow());
        officer.post(
                address + "/lots",
                Map.of("division", SHUIZHAI, "number", "GL1", "madeOn", "2019-11-05"));
        var issued = officer.post(address + "/rolls", Map.of("codes", "100", "printer", "本县标签机"));
        return path(issued.headers().firstValue("Location").orElseThrow());
    }

    private static void pack(Browser officer, String roll) {
        var lot =
                officer.get(roll)
                        .body()
                        .replaceAll("(?s).*<option value=\"([0-9a-f-]{36})\".*", "$1");
        var answer =
                officer.post(
                        roll + "/packings",
                        Map.of("lot", lot, "first", "1", "last", "100", "day", "2019-11-10"));
        assertThat(answer.statusCode()).isEqualTo(302);
    }

    private static List<String> table(Browser officer, String roll) {
        return new String(officer.download(roll + "/print/csv"), StandardCharsets.US_ASCII)
                .lines()
                .toList();
    }

    private static String path(String location) {
        return location.replaceFirst("https?://[^/]+", "").replaceFirst("\\?.*", "");
    }
}
