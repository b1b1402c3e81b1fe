package cn.cunkou.stations;

import static cn.cunkou.stations.TestCounty.OFFICER;
import static cn.cunkou.stations.TestCounty.TODAY;
import static cn.cunkou.stations.TestCounty.ZHUANSHUI;
import static org.assertj.core.api.Assertions.assertThat;

import cn.cunkou.CunkouTest;
import cn.cunkou.access.Browser;
import cn.cunkou.access.People;
import cn.cunkou.access.Role;
import cn.cunkou.region.Counties;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@CunkouTest
class StationPastTests {
    private static final Pattern SEEN = Pattern.compile("name=\"seen\" value=\"(\\d+)\"");

    @Autowired People people;
    @Autowired Counties counties;
    @Autowired StationLists lists;
    @Autowired TransactionTemplate transaction;

    private TestCounty county;

    @BeforeEach
    void standOnTheDay() {
        county = new TestCounty(counties, transaction);
        county.standOn(TODAY);
    }

    @Test
    void aStationTellsWhichImportsCreatedChangedAndRestoredIt() {
        var officer = people.signedIn(Role.BUREAU_OFFICER, "441424");
        var created = imported(officer, "新站.csv", "转水站");
        var updated = imported(officer, "改名.csv", "转水中心站");
        officer.post(updated + "/undo", Map.of());
        settled(officer, updated);

        var station =
                "/console/stations/"
                        + county.as(OFFICER, () -> lists.everything(StationFilter.ALL))
                                .getFirst()
                                .id();
        assertThat(past(officer.get(station).body()))
                .containsSubsequence(
                        "导入被撤销，恢复原样（批次「<a href=\"" + updated + "\">改名.csv</a>」）",
                        "由导入更新（批次「<a href=\"" + updated + "\">改名.csv</a>」）",
                        "由导入创建（批次「<a href=\"" + created + "\">新站.csv</a>」）");
        // The batch is the county's, so a town that sees the station does not see all of it.
        assertThat(past(people.signedIn(Role.TOWN_OFFICER, ZHUANSHUI).get(station).body()))
                .contains("由导入更新（批次「改名.csv」）", "由导入创建（批次「新站.csv」）")
                .doesNotContain("/console/imports/");
    }

    private static String past(String page) {
        var trail = page.substring(page.indexOf("id=\"trail\""));
        return trail.substring(0, trail.indexOf("</section>")).replaceAll("\\s+（", "（");
    }

    private static String imported(Browser officer, String fileName, String name) {
        var sheet = "编号,级别,镇,名称\nWH-0007,镇级,转水镇,%s\n".formatted(name);
        var answer =
                officer.upload(
                        "/console/imports",
                        Map.of("kind", "stations", "division", "441424"),
                        fileName,
                        sheet.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).isEqualTo(302);
        var location = answer.headers().firstValue("Location").orElseThrow();
        var address = location.substring(location.indexOf("/console"));
        settled(officer, address);
        var seen = SEEN.matcher(officer.get(address + "/confirm").body());
        assertThat(seen.find()).isTrue();
        officer.post(address + "/confirm", Map.of("seen", seen.group(1)));
        assertThat(settled(officer, address)).contains("已导入");
        return address;
    }

    private static String settled(Browser officer, String address) {
        for (long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
                System.nanoTime() < end; ) {
            var page = officer.get(address).body();
            if (!page.contains("id=\"progress\"")) {
                return page;
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        throw new AssertionError("the import does not settle: " + address);
    }
}
