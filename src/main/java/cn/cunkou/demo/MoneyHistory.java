package cn.cunkou.demo;

import cn.cunkou.funds.Attribution;
import cn.cunkou.funds.Fund;
import cn.cunkou.funds.PastMoney.Budget;
import cn.cunkou.funds.PastMoney.Contract;
import cn.cunkou.funds.PastMoney.Event;
import cn.cunkou.funds.PastMoney.Grant;
import cn.cunkou.funds.PastMoney.Hands;
import cn.cunkou.funds.PastMoney.Instalment;
import cn.cunkou.funds.PastMoney.Receipt;
import cn.cunkou.funds.PastMoney.Spending;
import cn.cunkou.plan.Basis;
import cn.cunkou.plan.Detail;
import cn.cunkou.plan.Goal;
import cn.cunkou.plan.Kind;
import cn.cunkou.plan.Plan;
import cn.cunkou.plan.Target;
import cn.cunkou.projects.Milestone;
import cn.cunkou.registry.Body;
import cn.cunkou.values.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Special money as a county might have received and spent it: tranches of every source, contracts,
 * instalments on most budget lines, a few payments that still wait.
 */
final class MoneyHistory {
    /** Where the plan leaves it open how much comes, in yuan. */
    private static final long USUAL = 20_000_000;

    private static final int INSTALMENTS = 5;
    private static final String FUNDS = "funds.";
    private static final String BUILDING = "项目建设";

    private final Plan plan;
    private final LocalDate today;
    private final Body payee;
    private final List<Work> works;
    private final UUID paper;
    private final Seed seed;
    private final List<Event> events = new ArrayList<>();

    private MoneyHistory(Plan plan, LocalDate today, Body payee, List<Work> works, UUID paper) {
        this.plan = plan;
        this.today = today;
        this.payee = payee;
        this.works = works;
        this.paper = paper;
        this.seed = new Seed(plan.id(), "money");
    }

    /** A contract of a project that is paid from a budget line. */
    record Work(String line, cn.cunkou.projects.Contract contract) {}

    /** All that is told of a fund. */
    record Told(Fund fund, List<Grant> grants, List<Budget> budgets, List<Event> events) {}

    /** Who did it. */
    static final Hands HANDS = new Hands("承办单位（演示）", List.of("牵头单位（演示）", "财政（演示）"));

    /**
     * The money of a plan; empty where it speaks of none.
     *
     * @param bodies all that the county has on record
     * @param works the contracts of its projects
     * @param paper one that payments go by
     */
    static Optional<Told> of(
            Plan plan, LocalDate today, List<Body> bodies, List<Work> works, UUID paper) {
        var speaks =
                plan.items().stream()
                        .anyMatch(item -> item instanceof Target target && isAboutMoney(target));
        var payee =
                plan.bodies().stream()
                        .filter(body -> body.role() == cn.cunkou.plan.Body.Role.OPERATOR)
                        .findFirst()
                        .orElseGet(plan::lead);
        return speaks
                ? bodies.stream()
                        .filter(body -> body.name().equals(payee.name()))
                        .findFirst()
                        .map(body -> new MoneyHistory(plan, today, body, works, paper).told())
                : Optional.empty();
    }

    /**
     * A plan that names no sum may still want a ledger, approvals, a destination for every payment.
     */
    private static boolean isAboutMoney(Target target) {
        return target.detail() instanceof Detail.Money
                || target.detail() instanceof Detail.Spending
                || target.basis() instanceof Basis.Measured measured
                        && measured.measure().startsWith(FUNDS);
    }

    private Told told() {
        var opened = plan.period().from().plusDays(20);
        var fund =
                new Fund(
                        plan.id(),
                        plan.division(),
                        plan.id(),
                        plan.title(),
                        Attribution.PROPORTIONAL,
                        "农村商业银行（演示）",
                        "0618",
                        "陈某某（演示）",
                        "财政〔演示〕1号",
                        opened);
        var grants = grants();
        var budgets = budgets(opened.plusDays(10));
        sources(grants).forEach(this::receive);
        Stream.concat(
                        targets(Kind.LINE)
                                .filter(line -> isLeaf(line.id()))
                                .map(line -> new Leaf(line.id(), line.label(), amount(line))),
                        budgets.stream()
                                .map(line ->
                                        new Leaf(
                                                line.id(),
                                                line.label(),
                                                line.amount().yuan().longValue())))
                .forEach(this::spend);
        return new Told(fund, grants, budgets, events);
    }

    private record Leaf(String id, String label, long yuan) {}

    /** Where the plan does not say, papers of the county do. */
    private List<Grant> grants() {
        var named = targets(null).filter(MoneyHistory::isSource).toList();
        if (named.isEmpty()) {
            var total = plan.money("total").map(yuan -> yuan.longValue()).orElse(USUAL);
            return List.of(new Grant("central", "上级专项资金（演示）", yuan(total), "资金下达文件〔演示〕1号"));
        }
        return named.stream()
                .filter(source -> source.goal() == null)
                .map(source -> new Grant(source.id(), source.label(), yuan(USUAL), "资金下达文件〔演示〕1号"))
                .toList();
    }

    private List<Budget> budgets(LocalDate day) {
        if (targets(Kind.LINE).findAny().isPresent()) {
            return List.of();
        }
        var budgets = new ArrayList<Budget>();
        var number = 1;
        // What the plan wants most of gets most.
        var floors = targets(Kind.FLOOR).filter(MoneyHistory::isShare).toList();
        for (var rule : floors) {
            budgets.add(budget(number++, rule.label(), USUAL * 6 / 10, List.of(rule.id()), day));
        }
        for (var rule : targets(Kind.CAP).filter(MoneyHistory::isShare).toList()) {
            budgets.add(budget(number++, rule.label(), USUAL / 10, List.of(rule.id()), day));
        }
        if (!works.isEmpty()) {
            var yuan = budgets.isEmpty() ? USUAL * 6 / 10 : USUAL / 5;
            // What is built is what floors are about, so it may be paid before all else.
            budgets.add(
                    budget(
                            number++,
                            BUILDING,
                            yuan,
                            floors.stream().map(Target::id).toList(),
                            day));
        }
        budgets.add(budget(number, "培训、宣传和其他", USUAL / 10, List.of(), day));
        return budgets;
    }

    private static Budget budget(
            int number, String label, long yuan, List<String> rules, LocalDate day) {
        return new Budget(Integer.toString(number), label, yuan(yuan), rules, day, "预算下达文件〔演示〕2号");
    }

    /** Rules whose part of the whole stands in the plan, or is contradicted there. */
    private static boolean isShare(Target rule) {
        return rule.detail() instanceof Detail.Limit limit
                && limit.each() == null
                && limit.forbids().isEmpty()
                && (rule.goal() == null || rule.goal().unit() == Goal.Unit.SHARE);
    }

    private Stream<Grant> sources(List<Grant> grants) {
        return Stream.concat(
                grants.stream(),
                targets(null)
                        .filter(MoneyHistory::isSource)
                        .filter(source -> source.goal() != null)
                        .map(source ->
                                new Grant(source.id(), source.label(), yuan(amount(source)), "")));
    }

    /** Most of it in the first year, the rest by and by. */
    private void receive(Grant source) {
        var first = plan.period().from().plusDays(45L + seed.below(20));
        var parts = List.of(50, 30, 12);
        for (var i = 0; i < parts.size(); i++) {
            var day = first.plusDays(150L * i);
            if (day.isBefore(today)) {
                events.add(
                        new Receipt(
                                source.id(),
                                new Money(source.amount().fen() / 100 * parts.get(i)),
                                day,
                                "银行回单（演示）%d".formatted(i + 1)));
            }
        }
    }

    private void spend(Leaf line) {
        var built =
                works.stream()
                        .filter(work ->
                                line.label().equals(BUILDING) || work.line().equals(line.id()))
                        .toList();
        if (!built.isEmpty()) {
            built.forEach(work -> build(line, work.contract()));
            return;
        }
        var begun = plan.period().from().plusDays(75);
        var parts = 2 + seed.below(INSTALMENTS - 1);
        if (seed.oneIn(4)) {
            events.add(
                    new Contract(line.id(), yuan(line.yuan() / 20), begun, "合同（演示）" + line.id()));
        }
        for (var part = 1; part <= parts; part++) {
            var day = seed.between(begun, today.minusDays(12));
            pay(line, part, line.yuan() * (55 + seed.below(30)) / 100 / parts, day, 2);
        }
        if (seed.oneIn(6)) {
            pay(line, parts + 1, line.yuan() / 50, today.minusDays(seed.below(4)), seed.below(2));
        }
    }

    /** What was set aside for a contract, and each instalment some days after its milestone. */
    private void build(Leaf line, cn.cunkou.projects.Contract contract) {
        events.add(
                new Contract(
                        line.id(), contract.amount(), contract.signed(), contract.id().toString()));
        for (var one : contract.milestones()) {
            var day = one.since() == null ? today : one.since().plusDays(3 + seed.below(8));
            if (one.state() == Milestone.State.CONFIRMED && day.isBefore(today)) {
                events.add(
                        new Instalment(
                                line.id(),
                                one.amount(),
                                day,
                                contract.id(),
                                one.id(),
                                contract.party(),
                                contract.partyName(),
                                "%s，%s（演示）".formatted(contract.title(), one.title()),
                                paper));
            }
        }
    }

    private void pay(Leaf line, int part, long yuan, LocalDate day, int approvals) {
        events.add(
                new Spending(
                        line.id(),
                        yuan(Math.max(100, yuan / 100 * 100)),
                        day,
                        payee.id(),
                        payee.name(),
                        "%s，第%d笔（演示）".formatted(line.label(), part),
                        paper,
                        approvals));
    }

    private boolean isLeaf(String line) {
        return targets(Kind.LINE).noneMatch(other -> other.id().startsWith(line + "."));
    }

    private Stream<Target> targets(@Nullable Kind kind) {
        return plan.items().stream()
                .filter(item -> kind == null || item.kind() == kind)
                .flatMap(
                        item -> item instanceof Target target ? Stream.of(target) : Stream.empty());
    }

    private static boolean isSource(Target target) {
        return target.detail() instanceof Detail.Money(var total) && !total;
    }

    private static long amount(Target target) {
        var goal = target.goal();
        return goal == null ? USUAL : goal.bounds().getFirst().figure().longValue();
    }

    private static Money yuan(long yuan) {
        return new Money(yuan * 100);
    }
}
