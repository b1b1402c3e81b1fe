package cn.cunkou.traceability;

import static cn.cunkou.papers.TestOffice.OFFICER;
import static cn.cunkou.papers.TestOffice.SHUIZHAI;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.cunkou.CunkouTest;
import cn.cunkou.access.People;
import cn.cunkou.access.Role;
import cn.cunkou.papers.TestOffice;
import cn.cunkou.plan.Plans;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import cn.cunkou.registry.Registry;
import cn.cunkou.traceability.Rolls.PackingInput;
import cn.cunkou.traceability.Rolls.RollInput;
import cn.cunkou.traceability.Rolls.SpoilageInput;
import cn.cunkou.visibility.Capture;
import cn.cunkou.visibility.documents.EpcisEvent;
import cn.cunkou.visibility.documents.Namespaces;
import com.google.zxing.BarcodeFormat;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.QRCodeWriter;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What somebody is told of a code, on the page, the touch screen and by text message. */
@CunkouTest
class AnswersTests {
    private static final JsonMapper JSON = new JsonMapper();
    private static int asked;

    @Autowired People people;
    @Autowired Products products;
    @Autowired Lots lots;
    @Autowired Rolls rolls;
    @Autowired Looks looks;
    @Autowired Tales tales;
    @Autowired Corrections corrections;
    @Autowired Capture capture;
    @Autowired JdbcClient jdbc;
    @Autowired Clock clock;
    @Autowired Counties counties;
    @Autowired Plans plans;
    @Autowired Registry registry;
    @Autowired TransactionTemplate transaction;
    @TempDir Path folder;

    private TestOffice office;
    private UUID lot;
    private Roll roll;

    @BeforeEach
    void packed() {
        people.visitor();
        office = new TestOffice(counties, plans, registry, transaction);
        office.open();
        var input =
                new ProductInput(
                        SHUIZHAI, "cooperative", "答复合作社", "答复茶" + asked++, "茶叶", null, null);
        var product = office.as(OFFICER, () -> products.add(input, null));
        lot =
                office.as(
                        OFFICER,
                        () ->
                                products.addLot(
                                        product,
                                        new LotInput(SHUIZHAI, "D1", "2019-11-01", null, "")));
        roll = office.as(OFFICER, () -> rolls.get(rolls.issue(product, new RollInput("100", "厂"))));
        pack("1", "50");
    }

    @Test
    void theWayOfALotIsToldWithItsTemperaturesAndWhatWasMended() {
        office.as(
                OFFICER,
                () -> {
                    var event =
                            (ObjectNode)
                                    JSON.readTree(
                                            """
                                            {"type": "ObjectEvent", "eventID": "urn:uuid:%s", "eventTime": "2019-11-12T02:00:00Z",
                                             "eventTimeZoneOffset": "+08:00", "action": "OBSERVE", "bizStep": "transporting",
                                             "quantityList": [{"epcClass": "%s", "quantity": 5}],
                                             "sensorElementList": [{"sensorReport": [
                                               {"type": "Temperature", "minValue": 36, "maxValue": 42.8, "uom": "FAH"}]}]}
                                            """
                                                    .formatted(
                                                            UUID.randomUUID(),
                                                            lots.get(lot).epc()));
                    capture.record(SHUIZHAI, List.of(new EpcisEvent(event, Namespaces.NONE)));
                    corrections.lot(
                            lot, new LotInput(SHUIZHAI, "D1", "2019-11-02", null, ""), "看错了日期");
                    return true;
                });
        assertThatExceptionOfType(Problem.class)
                .as("from a page that was opened before")
                .isThrownBy(() -> mend(new LotInput(SHUIZHAI, "D1", "2019-11-01", null, "别的"), 0))
                .satisfies(refused ->
                        assertThat(refused.faults().getFirst().fault()).contains("有人更正过"));
        mend(new LotInput(SHUIZHAI, "D1", "2019-11-02", null, "别的"), 1);
        tales.forget();
        var page = people.visitor().get("/t/" + code(1)).body();
        assertThat(page).contains("一路经过", "包装", "运输", "2.2—6.0℃", "登记更正过", "看错了日期");
        assertThat(page.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(30_000);
    }

    private void mend(LotInput input, int seen) {
        office.as(
                OFFICER,
                () -> {
                    corrections.lot(lot, input, "补说明", seen);
                    return true;
                });
    }

    @Test
    void aHeldLotTakesNoFurtherCodes() {
        office.as(
                OFFICER,
                () -> {
                    lots.hold(lot, "test 1", "抽检不合格");
                    lots.hold(lot, "test 1", "抽检不合格");
                    return true;
                });
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> pack("60", "61"))
                .satisfies(refused ->
                        assertThat(refused.faults().getFirst().fault()).contains("抽检不合格"));
        office.as(
                OFFICER,
                () -> {
                    lots.release(lot, "test 1");
                    return true;
                });
        pack("60", "61");
        assertThat(office.as(OFFICER, () -> lots.codes(lot))).hasSize(2);
    }

    @Test
    void manyLooksAtOnceAreCountedOneByOne() throws InterruptedException {
        var known = looks.known(code(7)).orElseThrow();
        var threads =
                java.util.stream.IntStream.range(0, 40)
                        .mapToObj(i ->
                                Thread.ofVirtual()
                                        .start(() ->
                                                looks.look(
                                                        known,
                                                        new Looks.Phone(
                                                                "198.51.100." + i % 20, "x"),
                                                        Looks.Way.SCAN)))
                        .toList();
        for (var thread : threads) {
            thread.join();
        }
        assertThat(looks.look(known, new Looks.Phone("203.0.113.1", "y"), Looks.Way.PAGE).times())
                .isEqualTo(21);
    }

    @Test
    void aTextMessageIsAnsweredInSeventyCharacters() throws IOException {
        var file = folder.resolve("secret");
        Files.writeString(file, "what only the carrier knows\n");
        var secret = Objects.requireNonNull(CarrierSecret.read(file.toString()));
        var door = new InboundMessages(looks, JSON, clock, secret);
        assertThat(answer(door, secret, "溯源 " + code(3))).startsWith("正品，首次查询。答复茶");
        assertThat(answer(door, secret, code(3).toLowerCase(java.util.Locale.ROOT)))
                .startsWith("正品，首次查询");
        assertThat(answer(door, secret, "你好")).startsWith("不是这里的码");
        office.as(
                OFFICER,
                () -> {
                    rolls.spoil(roll.id(), new SpoilageInput("void", "4", "4", "污损"));
                    return true;
                });
        assertThat(answer(door, secret, code(4))).contains("作废");
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> door.answer("t=1,v1=" + "0".repeat(64), new byte[0]));
        var open = people.visitor().postSigned("/api/messages/inbound", "t=1,v1=00", "{}");
        assertThat(open.statusCode()).as("no secret, no door").isEqualTo(404);
    }

    private String answer(InboundMessages door, CarrierSecret secret, String text) {
        var body = JSON.writeValueAsBytes(new InboundMessages.Message("13800138000", text));
        var seconds = clock.instant().getEpochSecond();
        var signature =
                "t=%d,v1=%s"
                        .formatted(seconds, HexFormat.of().formatHex(secret.code(seconds, body)));
        var reply = door.answer(signature, body).reply();
        assertThat(reply.length()).isLessThanOrEqualTo(TextAnswer.LONGEST);
        return reply;
    }

    @Test
    void theTouchScreenTakesWhatAScannerTypes() {
        var hall = people.visitor();
        assertThat(hall.get("/kiosk").body()).contains("data-key=\"Q\"", "扫描口");
        var seen = hall.get("/kiosk?code=https://cunkou.example.cn/t/" + code(9));
        assertThat(seen.body()).contains("正品 · 首次查询", "答复合作社", "data-idle=\"60\"");
        assertThat(seen.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(hall.get("/kiosk?code=nonsense").body()).contains("不是这里的码");
        people.visitor().get("/t/" + code(41));
        people.visitor().get("/t?code=" + code(42));
        var ways =
                office.as(
                        OFFICER,
                        () ->
                                jdbc.sql(
                                                "select way from traceability.look where number in (9, 41, 42) order by number")
                                        .query(String.class)
                                        .list());
        assertThat(ways).containsExactly("screen", "scan", "page");
    }

    @Test
    void codesOfOtherPlatformsAreFoundAndSayWhoKeepsThem() {
        var program = people.program(Role.INTEGRATOR, "441424");
        var wanted =
                """
                {"division": "441424100", "platform": "某某追溯平台", "number": "P-1", "product": "番薯干", "producer": "某某食品厂",
                 "madeOn": "2019-10-01", "address": "https://trace.example.cn/q?c={code}", "firstCode": "PT000100", "lastCode": "PT000199"}
                """;
        assertThat(program.postJson("/api/foreign-lots", wanted).statusCode()).isEqualTo(200);
        var buyer = people.visitor();
        var page = buyer.get("/t?code=PT000123").body();
        assertThat(page).contains("这个码由某某追溯平台保管", "番薯干", "https://trace.example.cn/q?c=PT000123");
        assertThat(buyer.get("/t?code=https%3A%2F%2Ftrace.example.cn%2Fq%3Fc%3DPT000150").body())
                .contains("由某某追溯平台保管");
        assertThat(buyer.get("/kiosk?code=PT000200").body()).contains("不是这里的码");
        assertThat(buyer.get("/kiosk?code=PT000123").body()).contains("由某某追溯平台保管");
        assertThat(program.get("/api/foreign-lots?division=441424").body()).contains("P-1");
        assertThat(program.postJson("/api/foreign-lots", "{}").statusCode()).isEqualTo(422);
        var desk = people.signedIn(Role.BUREAU_OFFICER, "441424");
        var path = "/console/foreign-lots";
        assertThat(desk.get(path).body()).contains("P-1");
        var form =
                Map.ofEntries(
                        Map.entry("division", SHUIZHAI),
                        Map.entry("platform", "柜台平台"),
                        Map.entry("number", "柜-1"),
                        Map.entry("product", "柜台茶"),
                        Map.entry("producer", "柜台合作社"),
                        Map.entry("madeOn", "2019-11-01"),
                        Map.entry("address", "https://desk.example/t/{code}"),
                        Map.entry("firstCode", "D0001"),
                        Map.entry("lastCode", "D0009"));
        assertThat(desk.post(path + "/new", Map.of("platform", "柜台平台")).body())
                .contains("没有填产品", "value=\"柜台平台\"");
        desk.post(path + "/new", form);
        assertThat(people.visitor().get("/t/D0005").body()).contains("这个码由柜台平台保管");
        var id = desk.get(path).body().replaceAll("(?s).*/foreign-lots/([^\"]+)\">柜-1.*", "$1");
        assertThat(desk.get(path + "/" + id).body()).contains("value=\"D0009\"");
        desk.post(path + "/" + id + "/remove", Map.of());
        assertThat(people.visitor().get("/kiosk?code=D0005").body()).contains("不是这里的码");
    }

    @Test
    void aPhotographOfTheCodeIsRead() throws IOException, WriterException {
        var code = "https://cunkou.example.cn/t/" + code(11);
        var modules = new QRCodeWriter().encode(code, BarcodeFormat.QR_CODE, 400, 400);
        var picture = new BufferedImage(800, 600, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < 800; x++) {
            for (int y = 0; y < 600; y++) {
                var dark =
                        x >= 200 && x < 600 && y >= 100 && y < 500 && modules.get(x - 200, y - 100);
                picture.setRGB(x, y, dark ? 0x202020 : 0xe8e8e0);
            }
        }
        var out = new ByteArrayOutputStream();
        ImageIO.write(picture, "jpeg", out);
        assertThat(CodePhoto.read(new ByteArrayInputStream(out.toByteArray()))).contains(code);
        assertThat(LookPages.code(code)).isEqualTo(code(11));
    }

    private String code(long number) {
        return office.as(OFFICER, () -> rolls.smith(roll).make(roll.number(), number)).text();
    }

    private void pack(String first, String last) {
        office.as(
                OFFICER,
                () -> {
                    rolls.pack(
                            roll.id(), new PackingInput(lot.toString(), first, last, "2019-11-10"));
                    return true;
                });
    }
}
