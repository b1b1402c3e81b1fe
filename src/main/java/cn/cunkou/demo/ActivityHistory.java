package cn.cunkou.demo;

import cn.cunkou.activities.Activity.Said;
import cn.cunkou.activities.ActivityKind;
import cn.cunkou.plan.Plan;
import cn.cunkou.region.Division;
import cn.cunkou.region.Position;
import cn.cunkou.region.Position.Datum;
import cn.cunkou.registry.Body;
import cn.cunkou.values.DivisionCode;
import cn.cunkou.values.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Meetings, publicity, fairs, accounts and agreements as a county might have had them: something
 * every month, wall advertisements in most towns.
 */
final class ActivityHistory {
    private static final String NOTE = "程序生成的演示数据";
    private static final List<String> LEVELS =
            List.of("county", "county", "city", "city", "provincial", "national");
    private static final List<String> COUNTERPARTS =
            List.of("wholesale-market", "supermarket", "community", "enterprise", "school");

    private final Plan plan;
    private final LocalDate today;
    private final Body lead;
    private final List<Body> bodies;
    private final Seed seed;
    private final List<Said> all = new ArrayList<>();

    private ActivityHistory(Plan plan, LocalDate today, Body lead, List<Body> bodies) {
        this.plan = plan;
        this.today = today;
        this.lead = lead;
        this.bodies = bodies;
        this.seed = new Seed(plan.id(), "activities");
    }

    /**
     * The activities of a plan.
     *
     * @param bodies all that the county has on record
     */
    static List<Said> of(Plan plan, LocalDate today, List<Division> towns, List<Body> bodies) {
        var lead =
                bodies.stream()
                        .filter(body -> body.name().equals(plan.lead().name()))
                        .findFirst()
                        .orElseThrow();
        var history = new ActivityHistory(plan, today, lead, bodies);
        history.once();
        var from = plan.period().from().withDayOfMonth(1);
        for (var month = from; month.isBefore(today); month = month.plusMonths(1)) {
            history.month(month);
        }
        towns.forEach(history::town);
        return history.all;
    }

    private void once() {
        var begun = plan.period().from().plusDays(40);
        add(ActivityKind.MEETING, "launch", "示范县建设启动大会", begun, "会议中心", 180, null, null);
        add(
                ActivityKind.SOCIAL_ACCOUNT,
                "微信公众号",
                "本地电商服务（演示）",
                begun.plusDays(30),
                "",
                null,
                null,
                null);
        add(
                ActivityKind.SOCIAL_ACCOUNT,
                "抖音",
                "本地好物（演示）",
                begun.plusDays(90),
                "",
                null,
                null,
                null);
        add(
                ActivityKind.SOCIAL_ACCOUNT,
                "微博",
                "本县电商微博（演示）",
                begun.plusDays(100),
                "",
                null,
                null,
                null);
        add(
                ActivityKind.AGREEMENT,
                "speed-up",
                "宽带提速降费协议（演示）",
                begun.plusDays(60),
                "",
                null,
                null,
                "通信企业（演示）");
        add(
                ActivityKind.AGREEMENT,
                "operation",
                "公共服务中心委托运营协议（演示）",
                begun.plusDays(70),
                "",
                null,
                null,
                "承办企业（演示）");
        add(
                ActivityKind.AGREEMENT,
                "data-reporting",
                "信息报送协议（演示）",
                begun.plusDays(80),
                "",
                null,
                null,
                "承办企业（演示）");
        add(
                ActivityKind.EVENT,
                "study-tour",
                "赴外地考察农村电商（演示）",
                begun.plusDays(50),
                "外省先进地区",
                24,
                null,
                null);
    }

    private void month(LocalDate month) {
        var number = month.getMonthValue();
        var day = seed.between(month.plusDays(2), month.plusDays(26));
        var words = "%d年%d月".formatted(month.getYear(), number);
        if (!seed.oneIn(5)) {
            add(
                    ActivityKind.PUBLICITY,
                    seed.oneIn(4) ? "broadcast" : "article",
                    words + "农村电商报道（演示）",
                    day,
                    "",
                    null,
                    seed.oneOf(LEVELS),
                    "新闻媒体（演示）");
        }
        if (number % 2 == 0) {
            add(
                    ActivityKind.MEETING,
                    "progress",
                    words + "推进会议",
                    day,
                    "政府会议室",
                    30 + seed.below(30),
                    null,
                    null);
        }
        if (number % 4 == 1) {
            add(ActivityKind.MEETING, "working", words + "工作会议", day, "县政府会议室", 24, null, null);
        }
        if (number % 4 == 2) {
            add(ActivityKind.EVENT, "seminar", words + "电商沙龙（演示）", day, "电商服务中心", 36, null, null);
        }
        if (number % 3 == 0) {
            var fair = seed.oneIn(3);
            add(
                    ActivityKind.EVENT,
                    fair ? "fair" : "matchmaking",
                    words + (fair ? "农产品展会（演示）" : "产销对接会（演示）"),
                    day,
                    "中心广场",
                    80 + seed.below(200),
                    null,
                    null);
        }
        if (number % 6 == 5) {
            add(
                    ActivityKind.EVENT,
                    "sale",
                    words + "当季农产品网上促销（演示）",
                    day,
                    "网上",
                    200 + seed.below(800),
                    null,
                    null);
        }
    }

    private void town(Division town) {
        var body = bodies.stream().filter(one -> one.division().equals(town.code())).findFirst();
        if (body.isPresent()) {
            accounts(body.get(), town);
        }
        if (body.isEmpty() || seed.oneIn(6)) {
            return;
        }
        var count = seed.oneIn(4) ? 1 : 2;
        for (var i = 1; i <= count; i++) {
            var day = seed.between(plan.period().from().plusDays(100), today.minusDays(20));
            all.add(
                    said(
                            body.get(),
                            town.code(),
                            ActivityKind.WALL_ADVERTISEMENT,
                            null,
                            "电商下乡，服务到村（演示）",
                            day,
                            "%s主街%d号墙面".formatted(town.name(), 10 * i),
                            null,
                            null,
                            null,
                            position()));
        }
    }

    /** Most towns have both accounts; the last figure of a town's code says which do not. */
    private void accounts(Body body, Division town) {
        var figure = town.code().digits().charAt(8) - '0';
        var day = plan.period().from().plusDays(90L + 20L * figure);
        for (var platform : List.of("微信公众号", "微博")) {
            var has = platform.equals("微博") ? figure % 4 != 0 : figure % 7 != 3;
            if (has && !day.isAfter(today)) {
                all.add(
                        said(
                                body,
                                town.code(),
                                ActivityKind.SOCIAL_ACCOUNT,
                                platform,
                                "%s%s（演示）".formatted(town.name(), platform),
                                day,
                                "",
                                null,
                                null,
                                null,
                                null));
            }
        }
    }

    /** Somewhere in China; where the walls of a demonstration stand does not matter. */
    private Position position() {
        return new Position(
                BigDecimal.valueOf(110_000_000L + seed.below(9_000_000), 6),
                BigDecimal.valueOf(20_000_000L + seed.below(9_000_000), 6),
                Datum.CGCS2000);
    }

    private void add(
            ActivityKind kind,
            String form,
            String title,
            LocalDate day,
            String place,
            @Nullable Integer people,
            @Nullable String media,
            @Nullable String partner) {
        if (!day.isAfter(today)) {
            all.add(
                    said(
                            lead,
                            plan.division(),
                            kind,
                            form,
                            title,
                            day,
                            place,
                            people,
                            media,
                            partner,
                            null));
        }
    }

    private Said said(
            Body body,
            DivisionCode division,
            ActivityKind kind,
            @Nullable String form,
            String title,
            LocalDate day,
            String place,
            @Nullable Integer people,
            @Nullable String media,
            @Nullable String partner,
            @Nullable Position position) {
        var cost = Optional.ofNullable(people).map(many -> new Money(many * 3_500L)).orElse(null);
        return new Said(
                division,
                body.id(),
                kind,
                form,
                title,
                day,
                null,
                place,
                people,
                cost,
                media,
                partner,
                "matchmaking".equals(form) ? seed.oneOf(COUNTERPARTS) : null,
                null,
                position,
                null,
                NOTE);
    }
}
