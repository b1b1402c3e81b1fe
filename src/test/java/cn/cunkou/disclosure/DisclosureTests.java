package cn.cunkou.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import cn.cunkou.CunkouTest;
import cn.cunkou.access.Browser;
import cn.cunkou.access.People;
import cn.cunkou.access.Role;
import cn.cunkou.papers.TestOffice;
import cn.cunkou.plan.NewNotice;
import cn.cunkou.plan.NoticeEnded;
import cn.cunkou.plan.Plans;
import cn.cunkou.plan.Publicity.State;
import cn.cunkou.platform.Actor;
import cn.cunkou.platform.Scope;
import cn.cunkou.platform.audit.Audit;
import cn.cunkou.region.Counties;
import cn.cunkou.registry.Registry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.support.TransactionTemplate;

@CunkouTest
@RecordApplicationEvents
@TestInstance(Lifecycle.PER_CLASS)
class DisclosureTests {
    private static final String COUNTY = "441424";
    private static final Actor SYSTEM = Actor.system("测试", Scope.of(COUNTY));

    @Autowired People people;
    @Autowired Counties counties;
    @Autowired Plans plans;
    @Autowired Registry registry;
    @Autowired Notices notices;
    @Autowired NoticeBook book;
    @Autowired Audit audit;
    @Autowired JdbcClient jdbc;
    @Autowired TransactionTemplate transaction;
    @Autowired ApplicationEvents events;

    private TestOffice office;
    private Browser visitor;
    private Browser bureau;

    @BeforeAll
    void aCountyWithItsPlan() {
        office = new TestOffice(counties, plans, registry, transaction);
        office.open();
        visitor = people.visitor();
        bureau = people.signedIn(Role.BUREAU_OFFICER, COUNTY);
    }

    @BeforeEach
    void theFormIsKnown() {
        visitor.get("/opinions");
    }

    // ---------- the column ----------

    @Test
    void whatIsRegisteredStandsInItsClassAndWhatIsNotIsMissing() {
        assertThat(visitor.get("/disclosure").body())
                .contains("总体方案", "招投标", "还没有公开的内容", "条要求，每条都能看到出处");
        var before = bureau.get("/console/disclosure").body();
        assertThat(before)
                .contains("还没有公开的记录", "/console/papers/new?kind=notice&amp;item=disclose-tenders");
        paper("招标结果公告", "notice", "disclose-tenders", true);
        paper("内部的会商记录", "notice", "disclose-finances", false);
        assertThat(visitor.get("/disclosure").body()).contains("招标结果公告").doesNotContain("内部的会商记录");
        assertThat(visitor.get("/disclosure/disclosure/tenders").body()).contains("招标结果公告");
        assertThat(visitor.get("/disclosure/disclosure/nothing").statusCode()).isEqualTo(404);
        assertThat(bureau.get("/console").body()).contains("公开内容缺项");
    }

    @Test
    void aCopyIsKeptFoundOutsideAndGrowsOld() throws IOException {
        var paper = paper("政策汇编", "notice", "disclose-policies", true);
        var copy = copy("disclosure/policies", "/papers/" + paper);
        assertThat(bureau.get(copy).body()).contains("导出给政府网站", "导出给公众号", "政策汇编");
        var files = unzipped(bureau.download(copy + "/file"));
        assertThat(files.keySet())
                .contains(
                        "index.html",
                        "wechat/title.txt",
                        "wechat/summary.txt",
                        "wechat/content.html");
        assertThat(files.get("index.html"))
                .contains("<h1>政策汇编</h1>", "县中小企业局")
                .doesNotContain("<script");
        var wrong =
                bureau.post(
                        copy + "/postings",
                        Map.of("channel", "website", "address", "www.wuhua", "at", "x"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("不是网址", "不是时间", "value=\"www.wuhua\"");
        var posted =
                Map.of(
                        "channel",
                        "website",
                        "address",
                        "https://www.example.gov.cn/a/1.html",
                        "at",
                        "2019-11-18T00:01");
        bureau.post(copy + "/postings", posted);
        bureau.post(copy + "/postings", posted);
        assertThat(bureau.get(copy).body()).containsOnlyOnce("example.gov.cn/a/1.html\"");
        assertThat(visitor.get("/disclosure").body())
                .contains("已发布到", "https://www.example.gov.cn/a/1.html");
        assertThat(visitor.get("/api/measures/disclosure.postings?division=441424").body())
                .contains("\"value\":\"1\"");

        bureau.post("/console/papers/" + paper + "/correct", correction("政策汇编（修订）"));
        var shelf = bureau.get("/console/disclosure/disclosure/policies").body();
        // What takes its place has another address: the old page outside stands for nothing here.
        assertThat(shelf).contains("政策汇编（修订）", "没有导出过");
        assertThat(bureau.get(copy).body()).contains("现在不公开了");

        var figure = bureau.get("/console/disclosure/disclosure/figures").body();
        var href =
                figure.replaceAll(
                                "(?s).*name=\"href\" value=\"([^\"]*stations.open[^\"]*)\".*", "$1")
                        .replace("&amp;", "&");
        var figureCopy = copy("disclosure/figures", href);
        assertThat(bureau.get(figureCopy).body()).doesNotContain("外面的副本是旧的");
        asSystem(() ->
                jdbc.sql(
                                "update region.county set clock_offset_days = clock_offset_days + 1 where code = '441424'")
                        .update());
        try {
            assertThat(bureau.get(figureCopy).body()).contains("外面的副本是旧的");
            assertThat(bureau.get("/console/disclosure/disclosure/figures").body())
                    .contains("外面的是旧的");
        } finally {
            asSystem(() ->
                    jdbc.sql(
                                    "update region.county set clock_offset_days = clock_offset_days - 1 where code = '441424'")
                            .update());
        }
    }

    // ---------- notices ----------

    @Test
    void aNoticeRunsIsObjectedToAndHolds() {
        var form = new HashMap<String, String>();
        form.put("title", "站点奖励名单");
        form.put("body", office(() -> office.body(lead())).toString());
        form.put("said", "本批奖励如下，有异议请在公示期内提出。");
        form.put("from", "2019-11-18");
        form.put("lines", "张三丰，满半年奖励，10000\n李四，满半年奖励，10000.50");
        form.put("persons", "true");
        bureau.get("/console/notices/new");
        assertThat(bureau.post("/console/notices/new", form).body()).contains("没有填公示几个工作日");
        form.put("days", "5");
        form.put("said", "联系人13812346120");
        assertThat(bureau.post("/console/notices/new", form).body()).contains("里面有手机号");
        form.put("said", "本批奖励如下，有异议请在公示期内提出。");
        form.put("key", UUID.randomUUID().toString());
        var page = place(bureau.post("/console/notices/new", form));
        assertThat(place(bureau.post("/console/notices/new", form))).isEqualTo(page);
        var id = UUID.fromString(page.replaceAll(".*/", ""));
        var open = "/disclosure/notices/" + id;
        assertThat(visitor.get(open).body())
                .contains("张**", "李*", "10,000.50", "2019年11月25日", "提异议")
                .doesNotContain("张三丰", "李四");
        assertThat(visitor.get("/disclosure").body()).contains("正在公示", "站点奖励名单");
        assertThat(Actor.as(SYSTEM, () -> notices.state(id))).isEqualTo(State.RUNNING);

        var key = UUID.randomUUID().toString();
        var objection = Map.of("said", "第二个人没有满半年", "name", "王五", "contact", "0753-1", "key", key);
        visitor.post(open + "/objections", objection);
        visitor.post(open + "/objections", objection);
        assertThat(visitor.post(open + "/objections", Map.of("said", "")).body()).contains("没有填异议");
        assertThat(visitor.get(open).body()).contains("收到1件，已答复0件").doesNotContain("没有满半年", "王五");
        assertThat(bureau.get(page).body()).contains("第二个人没有满半年", "王五");
        assertThat(people.signedIn(Role.AUDITOR, COUNTY).get(page).body()).contains("王五");
        for (var role : List.of(Role.OPERATOR_STAFF, Role.FINANCE, Role.ADMINISTRATOR)) {
            assertThat(people.signedIn(role, COUNTY).get(page).body())
                    .as(role.id())
                    .contains("内容只有办理的人看得到")
                    .doesNotContain("王五", "没有满半年");
        }

        onDay(
                LocalDate.of(2019, 11, 26),
                () -> {
                    assertThat(Actor.as(SYSTEM, () -> notices.state(id))).isEqualTo(State.OBJECTED);
                    Actor.run(SYSTEM, notices::settleAll);
                    assertThat(
                                    events.stream(NoticeEnded.class)
                                            .filter(event -> event.notice().equals(id)))
                            .isEmpty();
                    var late = visitor.post(open + "/objections", Map.of("said", "来晚了"));
                    assertThat(late.statusCode()).isEqualTo(409);
                    var answer =
                            bureau.get(page)
                                    .body()
                                    .replaceAll(
                                            "(?s).*action=\"("
                                                    + page
                                                    + "/objections/[^\"?]*)[\"?].*",
                                            "$1");
                    assertThat(bureau.post(answer, Map.of("answer", "已核对")).body())
                            .contains("没有选成立不成立", "已核对");
                    bureau.post(answer, Map.of("verdict", "dismissed", "answer", "已核对考勤，满半年"));
                    assertThat(bureau.get(page).body()).contains("公示通过");
                    return null;
                });
        assertThat(asSystem(() -> book.find(id).orElseThrow().ended()))
                .isEqualTo(new Notice.Ended(LocalDate.of(2019, 11, 26), true));
        assertThat(visitor.get("/api/measures/disclosure.notices/evidence?division=441424").body())
                .contains("站点奖励名单", open);
    }

    @Test
    void aModuleOpensANoticeAndIsToldItsEnd() {
        var body = office(() -> office.body(lead()));
        var notice =
                new NewNotice(
                        TestOffice.WUHUA,
                        body,
                        "评分结果",
                        "评分结果公示",
                        null,
                        "contest:1",
                        LocalDate.of(2019, 11, 4),
                        5,
                        List.of());
        var id = office.as(TestOffice.OFFICER, () -> notices.open(notice));
        Actor.run(SYSTEM, notices::settleAll);
        Actor.run(SYSTEM, notices::settleAll);
        assertThat(events.stream(NoticeEnded.class).filter(event -> event.notice().equals(id)))
                .containsExactly(new NoticeEnded(id, TestOffice.WUHUA, "contest:1", true));
        bureau.get("/console/notices");
        assertThat(
                        bureau.post("/console/notices/" + id + "/withdraw", Map.of("reason", "写错"))
                                .statusCode())
                .isEqualTo(409);
    }

    @Test
    void whatWasTakenDownIsToldButNotShown() {
        var notice =
                new NewNotice(
                        TestOffice.WUHUA,
                        office(() -> office.body(lead())),
                        "错发的名单",
                        "名单如下",
                        null,
                        "",
                        LocalDate.of(2019, 11, 18),
                        5,
                        List.of(new NewNotice.Line("赵六合作社", false, "奖励", null)));
        var id = office.as(TestOffice.OFFICER, () -> notices.open(notice));
        var open = "/disclosure/notices/" + id;
        var withdraw = "/console/notices/" + id + "/withdraw";
        bureau.get("/console/notices");
        assertThat(bureau.post(withdraw, Map.of("reason", "见13812346120")).body())
                .contains("里面有手机号");
        bureau.post(withdraw, Map.of("reason", "名单发错了"));
        var answer = visitor.get(open);
        assertThat(answer.statusCode()).isEqualTo(410);
        assertThat(answer.body())
                .contains("这件公示已经撤回", "名单发错了", "2019-11-18")
                .doesNotContain("错发的名单", "名单如下", "赵六");
        assertThat(visitor.post(open + "/objections", Map.of("said", "不对")).body())
                .contains("已经撤回，不再接收异议");
        assertThat(visitor.get("/disclosure").body()).doesNotContain("错发的名单", "已撤回");
        assertThat(visitor.get("/disclosure/notices/" + new UUID(0, 1)).body())
                .contains("公示不存在，或者没有公开")
                .doesNotContain("管理范围");
    }

    // ---------- letters ----------

    @Test
    void anAnonymousReportIsAnsweredAndReadWithItsReceipt() {
        var key = UUID.randomUUID().toString();
        var form = letter("report", "镇里的站点虚报服务次数", key, null);
        var sent =
                visitor.upload(
                        "/opinions", form, "IMG_20191118_王五的手机.jpg", Photographs.jpeg(64, 48, 6));
        assertThat(sent.statusCode()).isEqualTo(200);
        assertThat(sent.headers().firstValue("Cache-Control")).hasValue("no-store");
        var receipt = receipt(sent.body());
        assertThat(
                        receipt(
                                visitor.upload(
                                                "/opinions",
                                                form,
                                                "a.jpg",
                                                Photographs.jpeg(64, 48, 6))
                                        .body()))
                .isEqualTo(receipt);
        var other = visitor.post("/opinions", letter("report", "别的话", key, null));
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(other.body()).contains("已经交过一次", "别的话");

        assertThat(bureau.get("/console/letters").body()).doesNotContain("虚报服务次数");
        var supervisor = people.signedIn(Role.SUPERVISOR, COUNTY);
        var page = open(supervisor, "虚报服务次数");
        assertThat(bureau.get(page).statusCode()).isEqualTo(404);
        var shown = supervisor.get(page).body();
        assertThat(shown).contains("图片1.jpg", "没有留姓名", "只记日期").doesNotContain("王五的手机");
        var file = shown.replaceAll("(?s).*(" + page + "/files/[0-9a-f-]{36}).*", "$1");
        assertThat(new String(supervisor.download(file), StandardCharsets.ISO_8859_1))
                .doesNotContain("Exif", Photographs.CAMERA, Photographs.PLACE);
        assertThat(bureau.get(file).statusCode()).isEqualTo(404);

        assertThat(
                        supervisor
                                .post(
                                        page + "/answer",
                                        Map.of("answer", "已查", "shown", "true", "summary", "x"))
                                .body())
                .contains("举报的答复不公开");
        supervisor.post(page + "/note", Map.of("note", "已约谈站长"));
        supervisor.post(page + "/answer", Map.of("answer", "已核查，扣减了服务次数。"));
        var found = visitor.post("/opinions/receipt", receipt);
        assertThat(found.body()).contains("已答复", "已核查，扣减了服务次数").doesNotContain("已约谈站长", "张某某");
        assertThat(
                        visitor.post(
                                        "/opinions/receipt",
                                        Map.of(
                                                "number",
                                                receipt.get("number"),
                                                "code",
                                                "AAAA-BBBB-CCCC-DDDD"))
                                .statusCode())
                .isEqualTo(404);
        var more = new HashMap<>(receipt);
        more.put("said", "还有一个站也是这样");
        assertThat(visitor.post("/opinions/receipt/additions", more).body())
                .contains("还有一个站也是这样", "办理中");
        assertThat(visitor.post("/opinions/receipt/additions", more).body())
                .containsOnlyOnce("还有一个站也是这样</p>");
        assertThat(supervisor.get("/console").body()).contains("举报待答复");
        var auditor = people.signedIn(Role.AUDITOR, COUNTY);
        assertThat(auditor.get(page).body()).contains("已约谈站长").doesNotContain("name=\"answer\"");
    }

    @Test
    void whoeverIsReportedSeesNothingOfIt() {
        var lead = office(() -> office.body(lead()));
        var town =
                office(() ->
                        registry.body(
                                        cn.cunkou.values.DivisionCode.of(TestOffice.ZHUANSHUI),
                                        "转水镇人民政府")
                                .orElseThrow()
                                .id());
        var supervisor = people.signedIn(Role.SUPERVISOR, COUNTY);
        visitor.post("/opinions", letter("report", "牵头单位的人吃拿卡要", null, lead));
        visitor.post("/opinions", letter("report", "镇政府挪用站点补贴", null, town));
        var ofLead = open(supervisor, "吃拿卡要");
        var ofTown = open(supervisor, "挪用站点补贴");
        assertThat(
                        supervisor
                                .post(
                                        ofLead + "/concern",
                                        Map.of("body", lead.toString(), "refer", "true"))
                                .body())
                .contains("涉及牵头单位自己，不能转给它");
        assertThat(bureau.get(ofLead).statusCode()).isEqualTo(404);
        assertThat(bureau.get(ofTown).statusCode()).isEqualTo(404);
        supervisor.post(ofTown + "/concern", Map.of("body", town.toString(), "refer", "true"));
        assertThat(bureau.get(ofTown).body()).contains("挪用站点补贴", "转牵头单位办理");
        assertThat(bureau.post(ofTown + "/concern", Map.of("body", "")).statusCode())
                .isEqualTo(403);

        // A supervisor who also is an officer of that town, or reports for that body.
        var inTown =
                people.withRoles(
                        Map.of(Role.SUPERVISOR, COUNTY, Role.TOWN_OFFICER, TestOffice.ZHUANSHUI));
        assertThat(inTown.get(ofTown).statusCode()).isEqualTo(404);
        assertThat(inTown.get(ofLead).statusCode()).isEqualTo(200);
        assertThat(inTown.get("/console/letters").body()).contains("吃拿卡要").doesNotContain("挪用站点补贴");
        for (var role :
                List.of(Role.ADMINISTRATOR, Role.TOWN_OFFICER, Role.FINANCE, Role.OPERATOR_STAFF)) {
            assertThat(people.signedIn(role, COUNTY).get("/console/letters").statusCode())
                    .as(role.id())
                    .isEqualTo(403);
        }
        assertThat(people.signedIn(Role.SUPERVISOR, "440883").get(ofTown).statusCode())
                .isEqualTo(404);
    }

    @Test
    void aReportAboutThoseWhoSuperviseGoesToTheBureau() {
        var handlers = office(() -> office.body("县财政局"));
        var administrator = people.signedIn(Role.ADMINISTRATOR, COUNTY);
        administrator.get("/console/hotline");
        var entry =
                new HashMap<>(
                        Map.of(
                                "phone",
                                "13812346120",
                                "office",
                                "县财政局监督检查股",
                                "handlers",
                                handlers.toString(),
                                "opinionDays",
                                "10",
                                "reportDays",
                                "20",
                                "paper",
                                ""));
        assertThat(administrator.post("/console/hotline", entry).body()).contains("没有填依据的文件");
        entry.put("phone", "0753-4433000");
        entry.put("paper", "华府办〔2019〕9号");
        administrator.post("/console/hotline", entry);
        assertThat(visitor.get("/opinions").body())
                .contains("0753-4433000", "县财政局监督检查股", "20个工作日内答复");
        assertThat(visitor.get("/disclosure").body()).contains("0753-4433000", "华府办〔2019〕9号");
        visitor.post("/opinions", letter("report", "监督的人自己收礼", null, handlers));
        var page = open(bureau, "监督的人自己收礼");
        assertThat(people.signedIn(Role.SUPERVISOR, COUNTY).get(page).statusCode()).isEqualTo(404);
        assertThat(people.signedIn(Role.AUDITOR, COUNTY).get(page).statusCode()).isEqualTo(200);
        asSystem(() ->
                jdbc.sql("select count(*) from disclosure.hotline").query(Long.class).single());
    }

    @Test
    void anOpinionIsAnsweredForEverybodyInOtherWords() {
        visitor.post("/opinions", letter("opinion", "我是水寨镇王五，村里的站老是关门", null, null));
        var page = open(bureau, "老是关门");
        var answer =
                new HashMap<>(
                        Map.of(
                                "answer",
                                "已督促站长，打13812346120",
                                "shown",
                                "true",
                                "summary",
                                "村站开门不准时"));
        assertThat(bureau.post(page + "/answer", answer).body()).contains("里面有手机号");
        answer.put("answer", "已督促站长按公布的时间开门。");
        bureau.post(page + "/answer", answer);
        assertThat(visitor.get("/opinions").body())
                .contains("村站开门不准时", "已督促站长按公布的时间开门")
                .doesNotContain("王五", "老是关门");
        assertThat(visitor.get("/api/measures/disclosure.answers?division=441424").body())
                .contains("\"value\"");
        assertThat(visitor.get("/opinions?about=/promises/town-centres").body()).contains("承诺事项");
        assertThat(visitor.get("/opinions?about=javascript:alert(1)").body())
                .doesNotContain("javascript:");
    }

    @Test
    void nothingTellsWhoWroteOrAtWhatHour() {
        visitor.upload(
                "/opinions",
                letter("report", "没有人知道是谁写的", null, null),
                "a.jpg",
                Photographs.jpeg(32, 24, 1));
        var trail =
                asSystem(() ->
                        jdbc.sql(
                                        "select row_to_json(audit)::text from platform.audit as audit where subject_kind in ('letter') or actor_kind = 'PUBLIC'")
                                .query(String.class)
                                .list());
        assertThat(trail).noneMatch(entry -> entry.contains("没有人知道"));
        var row =
                asSystem(() ->
                        jdbc.sql(
                                        "select row_to_json(letter)::text from disclosure.letter where said = '没有人知道是谁写的'")
                                .query(String.class)
                                .single());
        assertThat(row)
                .doesNotContain("127.0.0.1", "Java-http-client")
                .doesNotContainPattern("\\d{2}:\\d{2}:\\d{2}");
        var hours =
                asSystem(() ->
                        jdbc.sql(
                                        """
                                        select to_char(created_at at time zone 'Asia/Shanghai', 'HH24:MI:SS') from platform.file
                                          join disclosure.letter_file on letter_file.sha256 = file.sha256
                                        """)
                                .query(String.class)
                                .list());
        assertThat(hours).isNotEmpty().containsOnly("00:00:00");
        assertThat(row).containsPattern("\"id\":\"[0-9a-f]{8}-[0-9a-f]{4}-4");
        var sessions =
                asSystem(() ->
                        jdbc.sql(
                                        "select count(*) from platform.idempotency_key where actor = 'public'")
                                .query(Long.class)
                                .single());
        assertThat(sessions).isZero();
        assertThat(visitor.cookies()).extracting(cookie -> cookie.getName()).containsOnly("csrf");
    }

    @Test
    void badUploadsAreRefusedAndWhatWasTypedStays() {
        var form = letter("opinion", "附件传错了", null, null);
        var wrong = visitor.upload("/opinions", form, "a.exe", new byte[] {1, 2, 3});
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("不是JPG、PNG图片或PDF", "附件传错了");
        var broken =
                visitor.upload(
                        "/opinions",
                        form,
                        "a.pdf",
                        "%PDF-1.4 broken".getBytes(StandardCharsets.US_ASCII));
        assertThat(broken.statusCode()).isEqualTo(422);
        assertThat(broken.body()).contains("附件传错了");
        assertThat(visitor.post("/opinions", letter("", "没有选种类", null, null)).body())
                .contains("没有选意见还是举报", "没有选种类");
    }

    // ---------- helpers ----------

    private String lead() {
        return plans.current(TestOffice.WUHUA).orElseThrow().plan().lead().name();
    }

    private <T> T office(java.util.function.Supplier<T> act) {
        return office.as(TestOffice.OFFICER, act);
    }

    private <T> T asSystem(java.util.function.Supplier<T> act) {
        return office.as(Actor.system("测试", Scope.everywhere()), act);
    }

    private void onDay(LocalDate day, java.util.function.Supplier<Void> act) {
        var days = java.time.temporal.ChronoUnit.DAYS.between(TestOffice.TODAY, day);
        var shift =
                "update region.county set clock_offset_days = clock_offset_days + :days where code = '441424'";
        asSystem(() -> jdbc.sql(shift).param("days", days).update());
        try {
            act.get();
        } finally {
            asSystem(() -> jdbc.sql(shift).param("days", -days).update());
        }
    }

    private UUID paper(String title, String kind, String item, boolean open) {
        var form = correction(title);
        form.put("kind", kind);
        form.put("fulfils", "wuhua-2018/" + item);
        form.put("open", open ? "true" : "");
        form.put("key", UUID.randomUUID().toString());
        return UUID.fromString(
                place(bureau.post("/console/papers/new", form)).replaceAll(".*/", ""));
    }

    private HashMap<String, String> correction(String title) {
        bureau.get("/console/papers/new");
        return new HashMap<>(
                Map.of(
                        "division", COUNTY,
                        "body", office(() -> office.body(lead())).toString(),
                        "kind", "notice",
                        "title", title,
                        "day", "2019-11-01",
                        "open", "true",
                        "fulfils", "wuhua-2018/disclose-policies",
                        "reason", "补正"));
    }

    private String copy(String section, String href) {
        bureau.get("/console/disclosure");
        return place(
                bureau.post(
                        "/console/disclosure/copies",
                        Map.of(
                                "section",
                                section,
                                "href",
                                href,
                                "key",
                                UUID.randomUUID().toString())));
    }

    private static HashMap<String, String> letter(
            String kind, String said, @Nullable String key, @Nullable UUID body) {
        var form = new HashMap<>(Map.of("kind", kind, "said", said));
        form.put("key", key == null ? UUID.randomUUID().toString() : key);
        if (body != null) {
            form.put("body", body.toString());
        }
        return form;
    }

    private static Map<String, String> receipt(String page) {
        var numbers = new ArrayList<String>();
        var matcher =
                java.util.regex.Pattern.compile("<dd class=\"lead strong num\">([^<]*)</dd>")
                        .matcher(page);
        while (matcher.find()) {
            numbers.add(matcher.group(1));
        }
        assertThat(numbers).as(page).hasSize(2);
        return Map.of("number", numbers.get(0), "code", numbers.get(1));
    }

    private static String open(Browser reader, String said) {
        var list = reader.get("/console/letters").body();
        assertThat(list).contains(said);
        return list.replaceAll(
                "(?s).*(/console/letters/[0-9a-f-]{36})[^>]*>[^<]*" + said + ".*", "$1");
    }

    private static String place(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        return answer.headers().firstValue("Location").orElseThrow().replaceAll("\\?.*", "");
    }

    private static Map<String, String> unzipped(byte[] archive) throws IOException {
        var files = new HashMap<String, String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }
}
