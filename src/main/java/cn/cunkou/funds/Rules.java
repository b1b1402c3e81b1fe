package cn.cunkou.funds;

import cn.cunkou.funds.Breach.Base;
import cn.cunkou.funds.Breach.Cause;
import cn.cunkou.funds.Breach.Figures;
import cn.cunkou.funds.Tally.Each;
import cn.cunkou.plan.Conflict;
import cn.cunkou.plan.Detail;
import cn.cunkou.plan.Goal;
import cn.cunkou.plan.MoneyWords;
import cn.cunkou.plan.Target;
import cn.cunkou.values.Bound;
import cn.cunkou.values.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Holds a payment against every rule of its fund, as of its day. It reads sums and the plan and
 * knows nothing of where they come from.
 */
final class Rules {
    /** House rules, which hold for every fund. */
    static final String MONEY_ON_HAND = "money-on-hand";

    static final String PAPER = "paper";
    static final String COMMITMENT = "commitment";
    static final String PAID_ELSEWHERE = "paid-elsewhere";
    private static final String FEN = "fen";

    private final Charter charter;
    private final Tally ledger;
    private final Tally tally;
    private final Proposal proposal;
    private final Set<String> townStations;
    private final List<Breach> breaches = new ArrayList<>();

    private Rules(Charter charter, Tally ledger, Proposal proposal, Set<String> townStations) {
        this.charter = charter;
        this.ledger = ledger;
        this.tally = counted(charter, ledger, proposal);
        this.proposal = proposal;
        this.townStations = townStations;
    }

    /**
     * Everything that stands in the way, in the order of the plan; empty when nothing does.
     *
     * @param townStations ids of the town stations in the village of what is paid for
     */
    static List<Breach> broken(
            Charter charter, Tally tally, Proposal proposal, Set<String> townStations) {
        var rules = new Rules(charter, tally, proposal, townStations);
        rules.papers();
        rules.line();
        rules.total();
        rules.money();
        charter.rules().forEach(rules::rule);
        return rules.breaches;
    }

    /** The sums that rules look at: what vouchers were promised counts as paid. */
    static Tally counted(Charter charter, Tally ledger, Proposal proposal) {
        return ledger.withVouchers(
                charter.fund().attribution(), proposal.commitment(), proposal.amount().fen());
    }

    private void papers() {
        if (proposal.papers().isEmpty() && proposal.files() == 0) {
            say(PAPER, "凭证", Cause.NOT_SAID, "没有附凭证", "附上发票、合同或验收单，或者写明公文登记里的文号");
        }
    }

    private void line() {
        var line = charter.line(proposal.line()).orElseThrow();
        for (var id : Charter.upwards(line.id())) {
            charter.open(id).forEach(conflict -> open(conflict, id));
            charter.item(id).ifPresent(this::valid);
        }
        var label = line.id() + " " + line.label();
        if (proposal.commitment() != null) {
            var promise = ledger.promise(proposal.commitment());
            if (promise == null || !promise.line().equals(line.id())) {
                say(COMMITMENT, "签约占用", Cause.NOT_SAID, "这个预算项没有这笔签约占用", "核对合同，或者不写占用");
            } else if (proposal.amount().fen() > promise.left()) {
                over(
                        COMMITMENT,
                        "签约占用",
                        promise.left(),
                        0,
                        0,
                        "合同占用的预算只剩%s".formatted(new Money(promise.left())),
                        lineEntries(line.id()));
            }
            return;
        }
        var left = ledger.left(line.id());
        if (proposal.amount().fen() > left) {
            var spent = ledger.spent(line.id()::equals);
            var vouchers = tally.spent(line.id()::equals) - spent;
            over(
                    line.id(),
                    label,
                    ledger.allotted(line.id()::equals),
                    ledger.allotted(line.id()::equals) - left,
                    vouchers,
                    "预算项%s只剩%s可用（已付%s，合同和券占用%s%s）"
                            .formatted(
                                    label,
                                    new Money(left),
                                    new Money(spent),
                                    new Money(ledger.promised(line.id())),
                                    ofVouchers(vouchers)),
                    lineEntries(line.id()));
        }
    }

    private void total() {
        charter.total()
                .ifPresent(total -> {
                    charter.open(total.id()).forEach(conflict -> open(conflict, total.id()));
                    valid(total);
                    var limit = Objects.requireNonNull(total.goal()).bounds().getFirst();
                    var spent = tally.spent(_ -> true);
                    var vouchers = spent - ledger.spent(_ -> true);
                    var fen = Money.ofYuan(limit.figure()).fen();
                    if (!holds(limit, spent + proposal.amount().fen(), BigDecimal.valueOf(fen))) {
                        over(
                                total.id(),
                                total.label(),
                                fen,
                                spent,
                                vouchers,
                                "付完就超过了%s，已付%s%s"
                                        .formatted(
                                                total.label(),
                                                new Money(spent),
                                                inBrackets(vouchers)),
                                entries(Map.of("kind", "payment")));
                    }
                });
    }

    /** Whether the money is there, by the fund's own policy. */
    private void money() {
        var source = proposal.source();
        if (source == null && charter.fund().attribution() == Attribution.EARMARKED) {
            say(MONEY_ON_HAND, "资金来源", Cause.NOT_SAID, "没有写用哪一项来源的钱", "本专账专款专用，选一项来源");
            return;
        }
        if (source != null) {
            charter.open(source).forEach(conflict -> open(conflict, source));
            charter.item(source).ifPresent(this::valid);
        }
        var policy = charter.fund().attribution();
        var free = policy.free(tally, source);
        if (proposal.amount().fen() > free) {
            var there = policy.free(ledger, source);
            var vouchers = there - free;
            over(
                    MONEY_ON_HAND,
                    "结存",
                    there,
                    vouchers,
                    vouchers,
                    "账上%s只有%s%s"
                            .formatted(
                                    source == null ? "" : charter.baseWords(source) + "的结存",
                                    new Money(there),
                                    inBrackets(vouchers)),
                    entries(source == null ? Map.of("kind", "receipt") : Map.of("source", source)));
        }
    }

    private void rule(Target rule) {
        var limit = (Detail.Limit) Objects.requireNonNull(rule.detail());
        var covered = charter.covered(rule);
        var isFloor = rule.goal() instanceof Goal goal && goal.asksForGrowth() || openFloor(rule);
        // A floor is in danger from what goes elsewhere, all other rules from what they speak of.
        if (isFloor == covered.test(proposal.line()) || !rule.span().contains(proposal.day())) {
            return;
        }
        if (limit.beside() != null && !isPaidTownStationThere()) {
            return;
        }
        if (!limit.forbids().isEmpty()) {
            forbidden(rule, limit);
            return;
        }
        var conflicts = charter.open(rule.id());
        if (!conflicts.isEmpty()) {
            conflicts.forEach(conflict -> open(conflict, rule.id()));
            return;
        }
        if (rule.goal() == null || rule.unclear() != null) {
            unclear(rule, "方案没有写明这条规则的界限");
            return;
        }
        var each = limit.each() == null ? null : Each.of(limit.each());
        var turn = each == null ? null : proposal.turn(each);
        if (turn == null && each == Each.PROJECT && isOwnInvestment(rule)) {
            held(rule, limit, covered, null, null);
            return;
        }
        if (each != null && turn == null) {
            say(
                    rule.id(),
                    rule.label(),
                    Cause.NOT_SAID,
                    "这条规则要逐个核对（%s），没有写是哪一个"
                            .formatted(MoneyWords.SUBJECTS.getOrDefault(limit.each(), "")),
                    "写明付给或用于哪个村、站、项目");
            return;
        }
        held(rule, limit, covered, each, turn);
    }

    private boolean isPaidTownStationThere() {
        return townStations.stream()
                .anyMatch(station -> tally.spent(Each.STATION, station, _ -> true) > 0);
    }

    /**
     * Whether the payment stands for an investment of its own: an application's invoices are nobody
     * else's, so that its share is held against them alone.
     */
    private boolean isOwnInvestment(Target rule) {
        return proposal.reward() != null
                && "eligible-investment".equals(rule.basis().base())
                && proposal.investment().eligible() != null;
    }

    /** Whether the readings that contradict each other speak of a floor. */
    private boolean openFloor(Target rule) {
        return rule.goal() == null
                && charter.open(rule.id()).stream()
                        .flatMap(conflict -> conflict.readings().stream())
                        .map(reading -> reading.goal())
                        .anyMatch(goal -> goal != null && goal.asksForGrowth());
    }

    private void forbidden(Target rule, Detail.Limit limit) {
        charter.open(rule.id()).forEach(conflict -> open(conflict, rule.id()));
        if (limit.forbids().contains(proposal.use())) {
            say(
                    rule.id(),
                    rule.label(),
                    Cause.FORBIDDEN,
                    "不得用于%s"
                            .formatted(
                                    MoneyWords.USES.getOrDefault(proposal.use(), proposal.use())),
                    "用别的资金付");
        }
    }

    private void held(
            Target rule,
            Detail.Limit limit,
            Predicate<String> covered,
            @Nullable Each each,
            @Nullable String turn) {
        var goal = Objects.requireNonNull(rule.goal());
        if (goal.unit() == Goal.Unit.SHARE) {
            share(rule, limit, goal, covered, each, turn);
        } else if (limit.unit().equals("元")) {
            var already = already(tally, covered, each, turn);
            var vouchers = already - already(ledger, covered, each, turn);
            for (var bound : goal.bounds()) {
                var fen = Money.ofYuan(bound.figure()).fen();
                bounded(rule, bound, fen, already, vouchers, each, turn);
            }
        } else if (each != null && turn != null) {
            counted(rule, limit, goal, covered, each, turn);
        } else {
            unclear(rule, "方案没有写明按什么数");
        }
    }

    private static long already(
            Tally sums, Predicate<String> covered, @Nullable Each each, @Nullable String turn) {
        return each == null || turn == null ? sums.spent(covered) : sums.spent(each, turn, covered);
    }

    private void share(
            Target rule,
            Detail.Limit limit,
            Goal goal,
            Predicate<String> covered,
            @Nullable Each each,
            @Nullable String turn) {
        var of = Objects.requireNonNullElse(rule.basis().base(), "total");
        var base = base(rule, limit, of);
        if (base == null) {
            return;
        }
        var isAlone = each == null && MoneyWords.BASES.containsKey(of) && !of.equals("total");
        var already = isAlone ? 0 : already(tally, covered, each, turn);
        var vouchers = isAlone ? 0 : already - already(ledger, covered, each, turn);
        for (var bound : goal.bounds()) {
            var fen =
                    bound.figure()
                            .multiply(BigDecimal.valueOf(base.fen()))
                            .setScale(
                                    0,
                                    bound.comparison().isLower()
                                            ? RoundingMode.CEILING
                                            : RoundingMode.FLOOR);
            var exact = bound.figure().multiply(BigDecimal.valueOf(base.fen()));
            var shown =
                    new Base(
                            of,
                            base.label(),
                            Charter.percent(bound.figure()),
                            base.fen(),
                            base.of());
            if (bound.comparison().isLower()) {
                floor(rule, of, base.fen(), fen.longValueExact(), already, vouchers, shown);
            } else if (!holds(bound, already + proposal.amount().fen(), exact)) {
                over(
                        rule,
                        "%s的%s是%s，已付%s%s，加上这笔%s就超过了"
                                .formatted(
                                        base.label(),
                                        Charter.percent(bound.figure()),
                                        new Money(fen.longValueExact()),
                                        new Money(already),
                                        inBrackets(vouchers),
                                        proposal.amount()),
                        new Figures(
                                FEN,
                                fen.longValueExact(),
                                already,
                                vouchers,
                                proposal.amount().fen(),
                                shown),
                        each,
                        turn);
            }
        }
    }

    /** What the share is taken of; null, with a breach, where nobody can say. */
    private Charter.@Nullable Base base(Target rule, Detail.Limit limit, String of) {
        return switch (of) {
            case "eligible-investment" -> eligible(rule, limit);
            case "guide-price" -> {
                var guide = proposal.investment().guide();
                if (guide == null) {
                    say(rule.id(), rule.label(), Cause.NOT_SAID, "没有写指导价", "写明指导价，附上依据");
                    yield null;
                }
                yield new Charter.Base("指导价", guide.fen(), List.of());
            }
            default -> {
                charter.open(of).forEach(conflict -> open(conflict, of));
                var known = charter.base(of, tally::allotted);
                if (known.isEmpty()) {
                    unclear(rule, "这条规则按%s算，方案没有写是多少".formatted(charter.baseWords(of)));
                }
                yield known.orElse(null);
            }
        };
    }

    private Charter.@Nullable Base eligible(Target rule, Detail.Limit limit) {
        var investment = proposal.investment();
        var eligible = investment.eligible();
        if (eligible == null) {
            say(rule.id(), rule.label(), Cause.NOT_SAID, "没有写符合条件的投资额", "写明发票合计，扣掉不算的费用");
            return null;
        }
        var kept =
                limit.excludes().stream()
                        .filter(kind -> !investment.excluded().contains(kind))
                        .toList();
        if (!kept.isEmpty()) {
            var words =
                    kept.stream()
                            .map(kind -> MoneyWords.COSTS.getOrDefault(kind, kind))
                            .collect(Collectors.joining("、"));
            say(
                    rule.id(),
                    rule.label(),
                    Cause.NOT_SAID,
                    "投资额里要扣掉" + words + "，没有写已扣掉",
                    "扣掉以后再写投资额，并勾选已扣掉的费用");
            return null;
        }
        return new Charter.Base("符合条件的投资额", eligible.fen(), List.of());
    }

    /** Whether so much would be left that the floor can still be reached. */
    private void floor(
            Target rule,
            String of,
            long base,
            long needed,
            long reached,
            long vouchers,
            Base shown) {
        var isSource = charter.source(of).isPresent();
        var gone = isSource ? tally.spentOf(of) : tally.spent(_ -> true);
        var promised = gone - (isSource ? ledger.spentOf(of) : ledger.spent(_ -> true));
        var fromBase = !isSource || proposal.source() == null || of.equals(proposal.source());
        var spends = fromBase ? proposal.amount().fen() : 0;
        var possible = reached + Math.max(0, base - gone - spends);
        if (possible < needed) {
            breaches.add(
                    new Breach(
                            rule.id(),
                            rule.label(),
                            Cause.OUT_OF_REACH,
                            "要留够%s（%s的%s），已付%s%s；%s付了这笔，最多只能到%s"
                                    .formatted(
                                            new Money(needed),
                                            shown.label(),
                                            shown.share(),
                                            new Money(reached),
                                            inBrackets(vouchers),
                                            promised > vouchers
                                                    ? "另有未核销券%s，"
                                                            .formatted(
                                                                    new Money(promised - vouchers))
                                                    : "",
                                            new Money(possible)),
                            "先付这条规则说的事，或者减少这笔",
                            new Figures(
                                    FEN, needed, reached, vouchers, proposal.amount().fen(), shown),
                            entries(Map.of("rule", rule.id())),
                            null));
        }
    }

    private void bounded(
            Target rule,
            Bound bound,
            long fen,
            long already,
            long vouchers,
            @Nullable Each each,
            @Nullable String turn) {
        if (bound.comparison().isLower()) {
            return;
        }
        if (!holds(bound, already + proposal.amount().fen(), BigDecimal.valueOf(fen))) {
            over(
                    rule,
                    "%s%s，已付%s%s，加上这笔%s就不合了"
                            .formatted(
                                    bound.comparison().words(),
                                    new Money(fen),
                                    new Money(already),
                                    inBrackets(vouchers),
                                    proposal.amount()),
                    new Figures(FEN, fen, already, vouchers, proposal.amount().fen(), null),
                    each,
                    turn);
        }
    }

    private void counted(
            Target rule,
            Detail.Limit limit,
            Goal goal,
            Predicate<String> covered,
            Each each,
            String turn) {
        var subjects = tally.subjects(each, turn, covered);
        var countsSubjects = !limit.unit().equals("次") && !limit.unit().equals("笔");
        var own =
                proposal.subject() == null
                        ? ""
                        : proposal.subject().kind() + " " + proposal.subject().id();
        var already = countsSubjects ? subjects.size() : tally.payments(each, turn, covered);
        var vouchers =
                already
                        - (countsSubjects
                                ? ledger.subjects(each, turn, covered).size()
                                : ledger.payments(each, turn, covered));
        var added = countsSubjects && subjects.contains(own) ? 0 : 1;
        for (var bound : goal.bounds()) {
            if (!bound.comparison().isLower()
                    && !bound.holds(BigDecimal.valueOf(already + added))) {
                over(
                        rule,
                        "%s%s%s，已有%d%s%s"
                                .formatted(
                                        bound.comparison().words(),
                                        bound.figure().toPlainString(),
                                        limit.unit(),
                                        already,
                                        limit.unit(),
                                        vouchers == 0
                                                ? ""
                                                : "（其中未核销券%d%s）".formatted(vouchers, limit.unit())),
                        new Figures(
                                limit.unit(),
                                bound.figure().longValue(),
                                already,
                                vouchers,
                                added,
                                null),
                        each,
                        turn);
            }
        }
    }

    /** What vouchers were promised, in words; nothing where they were not. */
    private static String ofVouchers(long fen) {
        return fen == 0 ? "" : "，其中未核销券%s".formatted(new Money(fen));
    }

    /** Names what is counted beside what was paid: also what providers took and wait to be paid. */
    static String inBrackets(long vouchers) {
        return vouchers == 0 ? "" : "（其中未核销券%s，含核销后没有结算的）".formatted(new Money(vouchers));
    }

    /** A line, source or total that the plan lets hold for some days alone. */
    private void valid(Target item) {
        LocalDate day = proposal.day();
        var ended = !item.by().inferred() && day.isAfter(item.by().day());
        var begun =
                charter.plan() == null
                        || !item.from().day().isAfter(charter.plan().period().from());
        if (ended || !begun && day.isBefore(item.from().day())) {
            say(
                    item.id(),
                    item.label(),
                    Cause.NOT_VALID,
                    "只在%s至%s有效".formatted(item.from().day(), item.by().day()),
                    "核对付款日期");
        }
    }

    private static boolean holds(Bound bound, long fen, BigDecimal limit) {
        return new Bound(bound.comparison(), limit).holds(BigDecimal.valueOf(fen));
    }

    private void open(Conflict conflict, String item) {
        if (breaches.stream().anyMatch(breach -> breach.rule().equals(conflict.id()))) {
            return;
        }
        breaches.add(
                new Breach(
                        conflict.id(),
                        conflict.label(),
                        Cause.UNCLEAR,
                        "方案写法不一，还没有人核定：%s（%s）"
                                .formatted(
                                        conflict.label(),
                                        conflict.readings().stream()
                                                .map(reading -> reading.figure())
                                                .collect(Collectors.joining(" / "))),
                        "由牵头单位核定以后再付",
                        null,
                        entries(
                                charter.line(item).isPresent()
                                        ? Map.of("line", item)
                                        : Map.of("rule", item)),
                        settle(charter)));
    }

    /** Where the contradictions of the plan are settled. */
    static String settle(Charter charter) {
        return "/console/conflicts?county=" + charter.fund().division();
    }

    private void unclear(Target rule, String words) {
        breaches.add(
                new Breach(
                        rule.id(),
                        rule.label(),
                        Cause.UNCLEAR,
                        words,
                        "凭文件登记清楚以后再付",
                        null,
                        entries(Map.of("rule", rule.id())),
                        "/console/funds/%s/sources/new".formatted(charter.fund().id())));
    }

    private void say(String rule, String label, Cause cause, String words, String mend) {
        breaches.add(new Breach(rule, label, cause, words, mend, null, null, null));
    }

    private void over(
            String rule,
            String label,
            long limit,
            long already,
            long vouchers,
            String words,
            String evidence) {
        breaches.add(
                new Breach(
                        rule,
                        label,
                        Cause.OVER,
                        words,
                        "减少金额，或者先办预算调剂",
                        new Figures(FEN, limit, already, vouchers, proposal.amount().fen(), null),
                        evidence,
                        null));
    }

    private void over(
            Target rule,
            String words,
            Figures figures,
            @Nullable Each each,
            @Nullable String turn) {
        var filter =
                each == null || turn == null || each == Each.YEAR
                        ? Map.of("rule", rule.id())
                        : each == Each.VILLAGE || each == Each.TOWN
                                ? Map.of("rule", rule.id(), "place", turn)
                                : Map.of("rule", rule.id(), "subject", turn);
        breaches.add(
                new Breach(
                        rule.id(),
                        rule.label(),
                        Cause.OVER,
                        words,
                        "减少金额，或者核对已付的",
                        figures,
                        entries(filter),
                        null));
    }

    private String lineEntries(String line) {
        return entries(Map.of("line", line));
    }

    private String entries(Map<String, String> filter) {
        return entries(charter.fund().id(), filter);
    }

    /** The address of the entries of a ledger that a filter leaves. */
    static String entries(String fund, Map<String, String> filter) {
        var address = UriComponentsBuilder.fromPath("/api/funds/" + fund + "/entries");
        filter.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(one -> address.queryParam(one.getKey(), "{" + one.getKey() + "}"));
        return address.encode().buildAndExpand(filter).toUriString();
    }
}
