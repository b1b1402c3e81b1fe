package cn.cunkou.measures;

import static cn.cunkou.measures.SeriesGround.PARCELS;
import static cn.cunkou.measures.SeriesGround.RETAIL;
import static cn.cunkou.measures.SeriesGround.SHUIZHAI;
import static cn.cunkou.measures.SeriesGround.WUHUA;
import static org.assertj.core.api.Assertions.assertThat;

import cn.cunkou.CunkouTest;
import cn.cunkou.access.Browser;
import cn.cunkou.access.People;
import cn.cunkou.access.Role;
import cn.cunkou.region.Counties;
import cn.cunkou.values.DivisionCode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@CunkouTest
class SeriesPagesTests {
    private static final String PAGE = "/console/series/" + RETAIL;
    private static final byte[] PAPER =
            "%PDF-1.4\n1 0 obj<<>>endobj\nxref\n0 1\ntrailer<<>>\nstartxref\n27\n%%EOF\n"
                    .getBytes(StandardCharsets.US_ASCII);

    @Autowired ExternalSeries external;

    @Autowired Counties counties;

    @Autowired People people;

    @BeforeEach
    void standOnTheDay() {
        people.visitor();
        new SeriesGround(external, counties);
    }

    @Test
    void anOfficerBeginsASeriesAndIsToldAllThatIsWrongAtOnce() {
        var officer = people.signedIn(Role.BUREAU_OFFICER, WUHUA);
        var form =
                Map.of("key", key(), "title", "农村网络零售额", "id", "Rural Retail", "level", "county");
        var wrong = officer.post("/console/series/new", form);
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body())
                .contains("有6处要改", "只能用小写字母", "没有填单位", "没有填口径", "没有填发布单位")
                .contains("value=\"农村网络零售额\"");

        var right = new HashMap<>(form);
        right.putAll(
                Map.of(
                        "id", "rural-retail",
                        "unit", "万元",
                        "meaning", "县内网店的零售额",
                        "publisher", "县统计局",
                        "aggregate", "latest",
                        "rhythm", "year"));
        var begun = officer.post("/console/series/new", right);
        assertThat(place(begun)).isEqualTo("/console/series/rural-retail?county=441424&done=new");
        assertThat(officer.get(place(begun)).body())
                .contains("已设立", "县内网店的零售额", "录入一期", "external.rural-retail");
        assertThat(officer.get("/console/series").body()).contains("农村网络零售额", "还没有记录");
        right.put("key", key());
        assertThat(officer.post("/console/series/new", right).body()).contains("已经有了");
    }

    @Test
    void aFigureIsRecordedWithItsDocumentThenCorrectedAndWithdrawn() {
        var officer = people.signedIn(Role.BUREAU_OFFICER, WUHUA);
        assertThat(officer.get(PAGE + "/values/new").body()).contains("value=\"2018\"", "五华县");
        var value = value("2017", "512,300.5");
        var recorded = officer.upload(PAGE + "/values/new", value, "公报.pdf", PAPER);
        assertThat(place(recorded)).contains("done=recorded");
        officer.upload(PAGE + "/values/new", value, "公报.pdf", PAPER);
        var facts = history("2017-12-31");
        assertThat(facts).hasSize(1);

        var unexplained = officer.post(PAGE + "/values/new", value("2017", "512400"));
        assertThat(unexplained.statusCode()).isEqualTo(422);
        assertThat(unexplained.body()).contains("已有数512,300.5", "写明原因");
        var correction = value("2017", "512400");
        correction.put("reason", "统计局修订");
        assertThat(place(officer.post(PAGE + "/values/new", correction))).contains("recorded");
        assertThat(officer.get(PAGE).body())
                .contains("<del>512,300.5</del>", "512,400", "统计局修订", "已被更正", "有效");
        assertThat(officer.get("/console/series").body()).contains("512,400");
        assertThat(history("2017-12-31").getFirst().document())
                .isEqualTo(facts.getFirst().document());

        var holds = history("2017-12-31").getFirst().id();
        assertThat(officer.get(PAGE + "/values/new?corrects=" + holds).body())
                .contains("现在是", "value=\"512400\"", "撤回这个数");
        var withdraw = PAGE + "/values/" + holds + "/withdraw";
        assertThat(officer.post(withdraw, Map.of("key", key())).statusCode()).isEqualTo(400);
        assertThat(place(officer.post(withdraw, Map.of("key", key(), "reason", "发错了年份"))))
                .contains("withdrawn");
        assertThat(officer.get(PAGE).body()).contains("已撤回", "发错了年份");
        assertThat(history("2017-12-31")).hasSize(3);
    }

    @Test
    void everythingWrongWithAFigureIsToldAtOnceTheFileIncluded() {
        var officer = people.signedIn(Role.BUREAU_OFFICER, WUHUA);
        var wrong =
                Map.of(
                        "key",
                        key(),
                        "division",
                        WUHUA,
                        "period",
                        "2019",
                        "value",
                        "很多",
                        "source",
                        "局");
        var answer =
                officer.upload(
                        PAGE + "/values/new",
                        wrong,
                        "公报.exe",
                        "MZ".getBytes(StandardCharsets.US_ASCII));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("有4处要改", "2019-12-31还没有到", "「很多」不是数", "没有填来源文件", "公报.exe");
        assertThat(history("2019-12-31")).isEmpty();
    }

    @Test
    void aDocumentIsSeenByThoseWhoSeeItsFigure() {
        var officer = people.signedIn(Role.BUREAU_OFFICER, WUHUA);
        officer.upload(PAGE + "/values/new", value("2016", "498000"), "C:\\公报.pdf", PAPER);
        var fact = history("2016-12-31").getFirst();
        var document = PAGE + "/values/" + fact.id() + "/document";
        var auditor = people.signedIn(Role.AUDITOR, WUHUA);
        assertThat(auditor.get(PAGE).body()).contains(document).doesNotContain("录入一期", "更正</a>");
        var seen = auditor.get(document);
        assertThat(seen.statusCode()).isEqualTo(200);
        assertThat(seen.headers().firstValue("Content-Type")).hasValue("application/pdf");
        assertThat(people.signedIn(Role.BUREAU_OFFICER, "440883").get(document).statusCode())
                .isEqualTo(404);
        assertThat(people.signedIn(Role.TOWN_OFFICER, SHUIZHAI).get(document).statusCode())
                .isEqualTo(404);
        assertThat(people.visitor().get(document).statusCode()).isNotEqualTo(200);
        var other = "/console/series/" + PARCELS + "/values/" + fact.id() + "/document";
        assertThat(auditor.get(other).statusCode()).isEqualTo(404);
    }

    @Test
    void aTownOfficerRecordsForTheOwnTownOnly() {
        var town = people.signedIn(Role.TOWN_OFFICER, SHUIZHAI);
        assertThat(town.get(PAGE).body()).doesNotContain("录入一期");
        assertThat(town.post(PAGE + "/values/new", value("2015", "1")).statusCode()).isEqualTo(403);
        var parcels = "/console/series/" + PARCELS;
        assertThat(town.get(parcels + "/values/new").body())
                .contains("水寨镇", "value=\"2019-10\"")
                .doesNotContain("转水镇");
        var own = value("2019-10", "8123");
        own.put("division", SHUIZHAI);
        assertThat(place(town.post(parcels + "/values/new", own))).contains("recorded");
        own.putAll(Map.of("key", key(), "division", "441424103"));
        assertThat(town.post(parcels + "/values/new", own).statusCode()).isEqualTo(403);
        assertThat(town.post("/console/series/new", Map.of("key", key())).statusCode())
                .isEqualTo(403);
        assertThat(
                        people.signedIn(Role.OPERATOR_STAFF, WUHUA)
                                .post(parcels + "/values/new", own)
                                .statusCode())
                .isEqualTo(403);
    }

    @Test
    void theHistoryIsExported() {
        var auditor = people.signedIn(Role.AUDITOR, WUHUA);
        var answer = auditor.get(PAGE + "/export");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
                .contains("attachment", ".xlsx");
        assertThat(answer.body()).startsWith("PK");
        assertThat(auditor.get("/console/series/no-such").statusCode()).isEqualTo(404);
    }

    @Test
    void thePublicPageOfTheFigureSaysThatOthersPublishedIt() {
        var figure = "/figures/external." + RETAIL + "?division=" + WUHUA;
        assertThat(people.visitor().get(figure).body())
                .contains("县统计局发布")
                .doesNotContain("没有人能手工填这个数", "录入和更正的经过");
        Browser auditor = people.signedIn(Role.AUDITOR, WUHUA);
        assertThat(auditor.get(figure).body()).contains("录入和更正的经过", PAGE, "数值（");
    }

    private static Map<String, String> value(String period, String value) {
        return new HashMap<>(
                Map.of(
                        "key", key(),
                        "division", WUHUA,
                        "period", period,
                        "value", value,
                        "documentTitle", "统计公报"));
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private List<Fact> history(String day) {
        return SeriesGround.officer(() -> external.history(RETAIL, DivisionCode.of(WUHUA))).stream()
                .filter(fact -> fact.day().toString().equals(day))
                .toList();
    }

    private static String place(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(302);
        var location = answer.headers().firstValue("Location").orElseThrow();
        return location.substring(location.indexOf("/console"));
    }
}
