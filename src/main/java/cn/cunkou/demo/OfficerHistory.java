package cn.cunkou.demo;

import cn.cunkou.officers.PastReport;
import cn.cunkou.officers.Report;
import cn.cunkou.officers.Stamp;
import cn.cunkou.plan.Plan;
import cn.cunkou.platform.web.Option;
import cn.cunkou.region.Counties;
import cn.cunkou.region.Division;
import cn.cunkou.registry.Body;
import cn.cunkou.registry.Duty;
import cn.cunkou.registry.Posts.Appointed;
import cn.cunkou.registry.Seat;
import cn.cunkou.registry.Tenure;
import cn.cunkou.values.DivisionCode;
import cn.cunkou.values.DivisionCode.Level;
import cn.cunkou.values.PhoneNumber;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who might have been appointed in a county: a leader and a contact person at most bodies, an
 * information officer in most towns and in every third village, some succeeded by another; and what
 * these might have reported in the last months, most of it dealt with.
 */
final class OfficerHistory {
    private static final List<String> SURNAMES =
            List.of("陈", "李", "张", "黄", "刘", "曾", "古", "钟", "温", "魏");
    private static final List<String> GOODS =
            List.of("大米", "花生", "红薯干", "土鸡蛋", "蜂蜜", "茶叶", "辣椒", "笋干");
    private static final Map<String, String> WORDS =
            Map.of(
                    "price", "%s本周收购价比上周高一点",
                    "supply", "几户人家的%s要卖，包装好了，随时可以来拉",
                    "demand", "外地客商来问%s，要长期供货",
                    "difficulty", "%s包装箱不够，寄件点周末没人收件",
                    "activity", "村里办了一次%s的网上试卖，有十来户参加",
                    "other", "打听%s的检测怎么送样");
    private static final List<String> DONE = List.of("已转电商中心联系", "已请物流公司上门", "已回电答复", "已列入下月安排");
    private static final int MONTHS = 4;

    private final Plan plan;
    private final LocalDate today;
    private final List<Option> kinds;
    private final Seed seed;
    private final List<Appointed> appointed = new ArrayList<>();
    private final List<PastReport> reports = new ArrayList<>();

    private OfficerHistory(Plan plan, LocalDate today, List<Option> kinds) {
        this.plan = plan;
        this.today = today;
        this.kinds = kinds;
        this.seed = new Seed(plan.id(), "officers");
    }

    /** People and what they reported. */
    record Told(List<Appointed> appointed, List<PastReport> reports) {}

    /**
     * The history of a county.
     *
     * @param kinds of reports that the county knows
     */
    static Told of(
            Plan plan,
            LocalDate today,
            List<Division> towns,
            List<Division> villages,
            List<Body> bodies,
            List<Option> kinds) {
        var history = new OfficerHistory(plan, today, kinds);
        bodies.forEach(history::body);
        towns.forEach(history::town);
        villages.forEach(history::village);
        history.reports.sort(Comparator.comparing(PastReport::at));
        return new Told(history.appointed, history.reports);
    }

    private void body(Body body) {
        if (!seed.oneIn(6)) {
            hold(Seat.of(Duty.LEADER, body.division(), body.id()), office(body), 20);
        }
        if (body.division().level() != Level.COUNTY) {
            return;
        }
        if (!seed.oneIn(6)) {
            hold(Seat.of(Duty.CONTACT, body.division(), body.id()), "", 25);
        }
        if (!seed.oneIn(4)) {
            hold(Seat.of(Duty.GROUP_MEMBER, body.division(), body.id()), "主要负责人", 10);
        }
    }

    private static String office(Body body) {
        return body.division().level() == Level.TOWN ? "副镇长" : "副职领导";
    }

    private void town(Division town) {
        if (!seed.oneIn(9)) {
            var person = hold(Seat.of(Duty.INFORMATION_OFFICER, town.code(), null), "", 40);
            report(town.code(), person, 9 + seed.below(8));
        }
    }

    private void village(Division village) {
        if (seed.oneIn(3)) {
            var person = hold(Seat.of(Duty.INFORMATION_OFFICER, village.code(), null), "村委委员", 60);
            report(village.code(), person, 1 + seed.below(5));
        }
    }

    /** Appoints one person, or one after another; whoever is in post in the end. */
    private String hold(Seat seat, String office, int afterDays) {
        var from = plan.period().from().plusDays(afterDays + (long) seed.below(30));
        var person = add(seat, office, from, "电商办〔%d〕%d号（演示）".formatted(from.getYear(), 3));
        var next = from.plusDays(200 + (long) seed.below(150));
        if (seed.oneIn(8) && next.isBefore(today)) {
            return add(seat, office, next, "人员调整通知（演示）");
        }
        return person;
    }

    private String add(Seat seat, String office, LocalDate from, String document) {
        var person = seed.oneOf(SURNAMES) + "某某";
        var phone = new PhoneNumber("1380002%04d".formatted(appointed.size() % 10_000));
        appointed.add(new Appointed(seat, new Tenure(person, office, phone, from, null, document)));
        return person;
    }

    private void report(DivisionCode place, String person, int times) {
        var first = today.minusMonths(MONTHS);
        for (var i = 0; i < times; i++) {
            var day = seed.between(first, today.minusDays(1));
            var at =
                    day.atTime(8 + seed.below(10), seed.below(60))
                            .atZone(Counties.ZONE)
                            .toInstant();
            var kind = seed.oneOf(kinds);
            var goods = seed.oneOf(GOODS);
            reports.add(
                    new PastReport(
                            new Report.Said(
                                    place,
                                    day,
                                    kind.value(),
                                    words(kind, goods),
                                    hasAmount(kind)
                                            ? BigDecimal.valueOf(50 + 10L * seed.below(96))
                                            : null,
                                    hasAmount(kind) ? "斤" : null),
                            place,
                            person,
                            at,
                            followUp(day, at)));
        }
    }

    private static boolean hasAmount(Option kind) {
        return kind.value().equals("supply") || kind.value().equals("demand");
    }

    private static String words(Option kind, String goods) {
        return WORDS.getOrDefault(kind.value(), kind.label() + "：%s").formatted(goods) + "（演示）";
    }

    /** What is older is dealt with, mostly; of the last days some is read. */
    private Report.@Nullable FollowUp followUp(LocalDate day, Instant at) {
        var stamp = new Stamp("演示牵头单位", at.plusSeconds(7200));
        var old = day.isBefore(today.minusDays(20));
        var fresh = !day.isBefore(today.minusDays(3));
        if (!fresh && (old ? !seed.oneIn(12) : seed.oneIn(2))) {
            return new Report.FollowUp(Report.Step.HANDLED, seed.oneOf(DONE), stamp);
        }
        return !fresh && seed.oneIn(2) ? new Report.FollowUp(Report.Step.READ, "", stamp) : null;
    }
}
