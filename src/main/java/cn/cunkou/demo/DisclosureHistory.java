package cn.cunkou.demo;

import cn.cunkou.disclosure.DisclosurePast;
import cn.cunkou.disclosure.DisclosurePast.PastLetter;
import cn.cunkou.disclosure.DisclosurePast.PastNotice;
import cn.cunkou.disclosure.Hotline;
import cn.cunkou.disclosure.Letter.Kind;
import cn.cunkou.plan.Catalogue;
import cn.cunkou.plan.NewNotice;
import cn.cunkou.plan.Plan;
import cn.cunkou.registry.Body;
import cn.cunkou.values.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a county might have shown and been told: notices that ran and one that runs, letters that
 * were answered and some that wait, some of its papers on a government website.
 */
final class DisclosureHistory {
    private static final String BY = "演示牵头单位";
    private static final List<String> NAMES = List.of("陈某某", "李某某", "张某某", "黄某某");
    private static final int WORKING_DAYS = 5;
    private static final int COPIES = 2;

    private final Plan plan;
    private final LocalDate today;
    private final UUID lead;
    private final List<Body> bodies;
    private final DisclosurePast past;
    private final Seed seed;

    private DisclosureHistory(Plan plan, LocalDate today, List<Body> bodies, DisclosurePast past) {
        this.plan = plan;
        this.today = today;
        this.bodies = bodies;
        this.past = past;
        this.seed = new Seed(plan.id(), "disclosure");
        this.lead =
                bodies.stream()
                        .filter(body -> body.name().equals(plan.lead().name()))
                        .findFirst()
                        .orElseThrow()
                        .id();
    }

    /**
     * @param place what people call the place in short: 县, 市 or 区
     */
    static void load(
            Plan plan, String place, LocalDate today, List<Body> bodies, DisclosurePast past) {
        var history = new DisclosureHistory(plan, today, bodies, past);
        past.publish(
                plan.division(),
                new Hotline("12345", place + "审计局", 15, 30, "演示〔%d〕1号".formatted(plan.year())),
                plan.period().from().plusDays(30),
                BY);
        past.notices(history.notices(), BY);
        past.letters(plan.division(), history.letters(), BY);
        history.copies();
    }

    private List<PastNotice> notices() {
        var notices = new ArrayList<PastNotice>();
        for (var ago : List.of(300, 160, 70)) {
            var day = today.minusDays(ago);
            if (day.isAfter(plan.period().from().plusDays(60))) {
                notices.add(
                        ago == 160
                                ? new PastNotice(
                                        notice("站点奖励名单公示（演示）", day),
                                        "名单里有一个站没有满半年",
                                        "已核对开业日期，满半年（演示）")
                                : new PastNotice(notice("站点奖励名单公示（演示）", day), null, null));
            }
        }
        notices.add(
                new PastNotice(notice("本批站点奖励名单公示（演示）", today.minusDays(2)), "请公布每个站的服务次数", null));
        return notices;
    }

    private NewNotice notice(String title, LocalDate day) {
        return new NewNotice(
                plan.division(),
                lead,
                title,
                "按实施方案和有关办法审核，拟奖励名单如下，现予公示。公示期内有异议的，可以在本页提出。（程序生成的演示数据）",
                null,
                "",
                day,
                WORKING_DAYS,
                NAMES.stream()
                        .map(name ->
                                new NewNotice.Line(
                                        name,
                                        true,
                                        "站点运营满半年",
                                        new Money(100_000L * (5 + seed.below(6)))))
                        .toList());
    }

    private List<PastLetter> letters() {
        var town =
                bodies.stream().filter(body -> body.division().digits().length() == 9).findFirst();
        return List.of(
                letter(
                        Kind.OPINION,
                        120,
                        "村里的站周末不开门，能不能公布开门时间",
                        null,
                        "已督促各站在门口张贴开门时间。",
                        "村站开门时间不清楚"),
                letter(Kind.OPINION, 60, "电商培训多办几期直播课", null, "已列入下一期培训安排。", "希望多办直播培训"),
                letter(Kind.OPINION, 4, "快递到村要三天，太慢", null, null, ""),
                letter(
                        Kind.REPORT,
                        90,
                        "有的站登记的服务次数和实际不一样",
                        town.map(Body::id).orElse(null),
                        "已到站核对台账，多登记的不计入奖励。",
                        ""),
                letter(Kind.REPORT, 40, "站点门头和验收照片不是同一个地方", null, null, ""));
    }

    private PastLetter letter(
            Kind kind,
            int daysAgo,
            String said,
            @Nullable UUID concerns,
            @Nullable String answer,
            String summary) {
        var named = kind == Kind.OPINION && daysAgo == 60;
        return new PastLetter(
                kind,
                said + "（演示）",
                today.minusDays(daysAgo),
                concerns,
                named ? "温某某" : null,
                named ? "13800039001" : null,
                answer,
                summary);
    }

    /** Of classes that papers alone fill: figures are known only when the history is whole. */
    private void copies() {
        plan.catalogues().stream()
                .filter(catalogue -> catalogue.id().equals("disclosure"))
                .flatMap(catalogue -> catalogue.entries().stream())
                .filter(DisclosureHistory::isOfPapersAlone)
                .limit(2)
                .forEach(entry ->
                        past.copies(
                                plan.division(),
                                "disclosure/" + entry.id(),
                                COPIES,
                                "https://www.example.gov.cn/"
                                        + plan.id()
                                        + "/"
                                        + entry.id()
                                        + "-%d.html",
                                BY));
    }

    private static boolean isOfPapersAlone(Catalogue.Entry entry) {
        var shows = entry.shows();
        return shows.measures().isEmpty()
                && !shows.items().isEmpty()
                && shows.records().stream().allMatch("plan"::equals);
    }
}
