package cn.cunkou.papers;

import static cn.cunkou.papers.TestOffice.OFFICER;
import static org.assertj.core.api.Assertions.assertThat;

import cn.cunkou.CunkouTest;
import cn.cunkou.access.People;
import cn.cunkou.access.Role;
import cn.cunkou.plan.Plans;
import cn.cunkou.region.Counties;
import cn.cunkou.registry.Registry;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@CunkouTest
class PaperPagesTests {
    private static final byte[] SCAN =
            "%PDF-1.4\n1 0 obj<<>>endobj\nxref\n0 1\ntrailer<<>>\nstartxref\n27\n%%EOF"
                    .getBytes(StandardCharsets.US_ASCII);
    private static final String ITEM = "wuhua-2018/town-centres";

    @Autowired People people;

    @Autowired Papers papers;

    @Autowired Counties counties;

    @Autowired Plans plans;

    @Autowired Registry registry;

    @Autowired TransactionTemplate transaction;

    private TestOffice office;

    private String bureau = "";

    @BeforeEach
    void open() {
        office = new TestOffice(counties, plans, registry, transaction);
        office.open();
        people.visitor();
        bureau = office.as(OFFICER, () -> office.body("县中小企业局")).toString();
    }

    @Test
    void anOfficerRegistersAPaperWithItsScanForTheItemTheyCameFrom() {
        var browser = people.signedIn(Role.BUREAU_OFFICER, "441424");
        var form = browser.get("/console/papers/new?item=town-centres").body();
        assertThat(form).contains("县中小企业局", "水寨镇人民政府", "value=\"" + ITEM + "\" checked");
        var wrong = browser.post("/console/papers/new", fields("", "页面〔2019〕1号"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("没有填标题", "value=\"页面〔2019〕1号\"", ITEM + "\" checked");
        var noFile =
                browser.upload(
                        "/console/papers/new",
                        fields("带错附件的方案", "页面〔2019〕2号"),
                        "a.exe",
                        new byte[] {'M', 'Z', 0, 1});
        assertThat(noFile.statusCode()).isEqualTo(422);
        assertThat(noFile.body()).contains("不是JPG、PNG、WebP图片或PDF");
        assertThat(browser.get("/console/papers?q=带错附件").body()).contains("没有符合条件");
        var entered =
                browser.upload(
                        "/console/papers/new", fields("培训工作方案", "页面〔2019〕2号"), "方案.pdf", SCAN);
        var page = browser.get(place(entered)).body();
        assertThat(page)
                .contains("已登记", "培训工作方案", "页面〔2019〕2号", "县中小企业局", "方案.pdf")
                .contains("/promises/town-centres");
        assertThat(browser.get("/console/papers?q=培训&item=" + ITEM + "&kind=scheme").body())
                .contains("培训工作方案", "第1至1份");
        assertThat(browser.get("/console/papers?kind=minutes").body()).doesNotContain("培训工作方案");
        var taken = browser.post("/console/papers/new", fields("又一份", "页面〔2019〕2号"));
        assertThat(taken.statusCode()).isEqualTo(409);
        assertThat(taken.body()).contains("已经登记：《培训工作方案》");
        assertThat(browser.download("/console/papers/export")).startsWith('P', 'K');
    }

    @Test
    void theSameFormSentTwiceRegistersOnePaper() {
        var browser = people.signedIn(Role.BUREAU_OFFICER, "441424");
        browser.get("/console/papers/new");
        var fields = new HashMap<>(fields("点了两下的方案", ""));
        fields.put("key", UUID.randomUUID().toString());
        var first = browser.post("/console/papers/new", fields);
        assertThat(place(browser.post("/console/papers/new", fields))).isEqualTo(place(first));
        assertThat(browser.get("/console/papers?q=点了两下").body()).contains("第1至1份，共1份");
    }

    @Test
    void aPaperIsCorrectedAndWithdrawnWithReasons() {
        var browser = people.signedIn(Role.BUREAU_OFFICER, "441424");
        browser.get("/console/papers/new");
        var paper =
                paper(browser.upload("/console/papers/new", fields("写错的方案", ""), "a.pdf", SCAN));
        assertThat(browser.get(paper + "/correct").body()).contains("value=\"写错的方案\"");
        var fields = new HashMap<>(fields("写对的方案", ""));
        assertThat(browser.post(paper + "/correct", fields).body()).contains("没有填更正的原因");
        fields.put("reason", "标题写错");
        var corrected = browser.post(paper + "/correct", fields);
        var page = browser.get(place(corrected)).body();
        assertThat(page).contains("写对的方案", "更正：标题写错", "当时是", "写错的方案", "a.pdf");
        assertThat(browser.get(paper).body()).contains("已更正", "看更正后的").doesNotContain("上传");
        assertThat(browser.get(paper + "/correct").statusCode()).isEqualTo(409);
        var newest = paper(corrected);
        assertThat(browser.post(newest + "/withdraw", Map.of()).statusCode()).isEqualTo(422);
        var withdrawn = browser.post(newest + "/withdraw", Map.of("reason", "没有印发"));
        assertThat(browser.get(place(withdrawn)).body()).contains("已撤回", "没有印发");
        assertThat(browser.get("/console/papers?q=写对").body()).contains("没有符合条件");
        assertThat(browser.get("/console/papers?q=写对&state=withdrawn").body()).contains("写对的方案");
    }

    @Test
    void openPapersAreOnThePortalAndInternalOnesAreNot() {
        var browser = people.signedIn(Role.BUREAU_OFFICER, "441424");
        browser.get("/console/papers/new");
        var open = new HashMap<>(fields("大家都能看的公告", ""));
        open.put("open", "true");
        var shown = paper(browser.upload("/console/papers/new", open, "公告.pdf", SCAN));
        var hidden =
                paper(browser.upload("/console/papers/new", fields("内部的纪要", ""), "b.pdf", SCAN));
        var visitor = people.visitor();
        assertThat(visitor.get("/papers").body()).contains("大家都能看的公告").doesNotContain("内部的纪要");
        assertThat(visitor.get("/papers?item=town-centres&q=大家").body()).contains("大家都能看的公告");
        var page = visitor.get(shown.replace("/console", ""));
        assertThat(page.body()).contains("大家都能看的公告", "公告.pdf", "/promises/town-centres");
        var file = page.body().replaceAll("(?s).*href=\"(/papers/[^\"]*/files/[^\"]*)\".*", "$1");
        assertThat(visitor.download(file)).isEqualTo(SCAN);
        assertThat(visitor.get(hidden.replace("/console", "")).statusCode()).isEqualTo(404);
        var inside = browser.get(hidden).body();
        var secret =
                inside.replaceAll("(?s).*href=\"/console(/papers/[^\"]*/files/[^\"]*)\".*", "$1");
        assertThat(visitor.get(secret).statusCode()).isEqualTo(404);
        assertThat(visitor.get("/console" + secret).statusCode()).isEqualTo(302);
        assertThat(place(browser.get(hidden.replace("/console", "")))).isEqualTo(hidden);
        assertThat(visitor.get("/papers/nonsense").statusCode()).isEqualTo(404);
    }

    @Test
    void anAuditorReadsAndChangesNothing() {
        var browser = people.signedIn(Role.BUREAU_OFFICER, "441424");
        browser.get("/console/papers/new");
        var paper = paper(browser.post("/console/papers/new", fields("审计要看的方案", "")));
        var auditor = people.signedIn(Role.AUDITOR, "*");
        assertThat(auditor.get(paper).body()).contains("审计要看的方案").doesNotContain("更正</a>", "上传");
        assertThat(auditor.get("/console/papers").body()).doesNotContain("登记公文</a>");
        assertThat(auditor.get("/console/papers/new").statusCode()).isEqualTo(403);
        assertThat(auditor.post(paper + "/withdraw", Map.of("reason", "x")).statusCode())
                .isEqualTo(403);
    }

    @Test
    void aReportersFormOffersTheirOwnBodyAlone() {
        var reporter = people.reporter("441424", "县扶贫开发局");
        var form = reporter.get("/console/papers/new").body();
        assertThat(form).contains("县扶贫开发局").doesNotContain("value=\"" + bureau + "\"");
        var borrowed = reporter.post("/console/papers/new", fields("替别人登记", ""));
        assertThat(borrowed.statusCode()).isEqualTo(422);
        assertThat(borrowed.body()).contains("您只能登记本单位的文件，不能替县中小企业局登记");
        var browser = people.signedIn(Role.BUREAU_OFFICER, "441424");
        browser.get("/console/papers/new");
        var others = paper(browser.post("/console/papers/new", fields("别人的方案", "")));
        assertThat(reporter.get(others).body()).contains("别人的方案").doesNotContain("上传", "更正</a>");
        assertThat(reporter.post(others + "/withdraw", Map.of("reason", "x")).statusCode())
                .isEqualTo(403);
    }

    @Test
    void aTownOfficerSeesTheirTownOnly() {
        var town = people.signedIn(Role.TOWN_OFFICER, TestOffice.SHUIZHAI);
        var form = town.get("/console/papers/new").body();
        assertThat(form).contains("水寨镇人民政府").doesNotContain("转水镇人民政府", "value=\"" + bureau);
    }

    private Map<String, String> fields(String title, String number) {
        return Map.of(
                "division", "441424",
                "body", bureau,
                "kind", "scheme",
                "title", title,
                "number", number,
                "day", "2019-03-01",
                "fulfils", ITEM);
    }

    private static String place(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private static String paper(HttpResponse<String> answer) {
        return place(answer).replaceAll("\\?.*", "");
    }
}
