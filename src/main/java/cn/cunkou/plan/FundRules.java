package cn.cunkou.plan;

import cn.cunkou.plan.Detail.Limit;
import cn.cunkou.plan.Detail.Spending;
import cn.cunkou.plan.PlanReader.Read;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the money of a plan must be: it adds up, and every share says of what. */
final class FundRules {
    private final PlanReader.Draft draft;
    private final List<Read<Target>> lines;

    FundRules(PlanReader.Draft draft) {
        this.draft = draft;
        this.lines =
                draft.targets().stream().filter(read -> read.part().kind() == Kind.LINE).toList();
    }

    void check() {
        lines.forEach(this::checkLine);
        lines.forEach(this::checkChildren);
        checkTotal();
        draft.targets().stream()
                .filter(read -> read.part().detail() instanceof Limit)
                .forEach(this::checkRule);
    }

    private void checkLine(Read<Target> read) {
        if (!read.part().id().matches("[1-9][0-9]*(\\.[1-9][0-9]*)*")) {
            read.at().report("id", "预算项的编号不对", "照预算表的序号写，加半角引号，例如 \"3.1\"");
            return;
        }
        var parent = parent(read.part().id());
        if (parent != null && lines.stream().noneMatch(it -> it.part().id().equals(parent))) {
            read.at().report("id", "没有上一级预算项 " + parent, "补上它，或者核对序号");
        }
        if (read.part().detail() instanceof Spending(var price, var quantities)
                && price != null
                && amount(read.part()) instanceof BigDecimal amount) {
            var product = quantities.values().stream().reduce(price, BigDecimal::multiply);
            if (product.compareTo(amount) != 0) {
                read.at()
                        .report(
                                "amount",
                                "单价乘以数量是%s元，金额写的是%s元".formatted(plain(product), plain(amount)),
                                "核对 unit-price、quantities 和 amount");
            }
        }
    }

    private void checkChildren(Read<Target> read) {
        var children = children(read.part().id());
        if (children.isEmpty() || !(amount(read.part()) instanceof BigDecimal amount)) {
            return;
        }
        compare(children, amount, read.at(), "下一级各项");
    }

    private void checkTotal() {
        for (var read : draft.targets()) {
            if (!isTotal(read.part()) || !(amount(read.part()) instanceof BigDecimal total)) {
                continue;
            }
            var top = lines.stream().map(Read::part).filter(it -> parent(it.id()) == null).toList();
            if (!top.isEmpty()) {
                compare(top, total, read.at(), "一级预算项");
            }
            var sources =
                    draft.targets().stream().map(Read::part).filter(FundRules::isSource).toList();
            if (!sources.isEmpty()) {
                compare(sources, total, read.at(), "各项资金来源");
            }
        }
    }

    private static void compare(List<Target> parts, BigDecimal whole, Fields at, String what) {
        if (parts.stream().anyMatch(part -> amount(part) == null)) {
            return;
        }
        var sum =
                parts.stream()
                        .map(FundRules::amount)
                        .flatMap(Stream::ofNullable)
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.compareTo(whole) != 0) {
            at.report(
                    "amount",
                    "%s加起来是%s元，这里写的是%s元".formatted(what, plain(sum), plain(whole)),
                    "核对各项金额；原文就加不拢的，列进 conflicts");
        }
    }

    private void checkRule(Read<Target> read) {
        var rule = read.part();
        var limit = (Limit) Objects.requireNonNull(rule.detail());
        var ids = lines.stream().map(it -> it.part().id()).collect(Collectors.toSet());
        for (var line : limit.lines()) {
            if (!ids.contains(line)) {
                read.at().report("lines", "没有预算项 " + line, Nearest.hint(line, ids));
            }
        }
        var of = rule.basis().base();
        var bases = bases(ids);
        if (of != null && !bases.contains(of)) {
            read.at().report("of", "不认识的基数 " + of, Nearest.hint(of, bases));
        }
        if (rule.goal() instanceof Goal goal
                && goal.unit() == Goal.Unit.COUNT
                && limit.forbids().isEmpty()
                && limit.each() == null) {
            read.at().report("id", "限额没有写对谁", "补上 each，例如 each: village；占比写成百分数，补上 of");
        }
        var period = draft.plan().period();
        if (!rule.by().day().isBefore(rule.from().day()) && !rule.span().overlaps(period)) {
            read.at().report("valid", "规则的有效期不在方案的期限里", "核对 valid 和 period");
        }
    }

    private Set<String> bases(Set<String> lines) {
        return Stream.of(
                        Keys.MONEY.keySet().stream(),
                        lines.stream(),
                        draft.targets().stream()
                                .map(Read::part)
                                .filter(FundRules::isSource)
                                .map(Target::id))
                .flatMap(ids -> ids)
                .collect(Collectors.toSet());
    }

    private List<Target> children(String id) {
        return lines.stream().map(Read::part).filter(line -> id.equals(parent(line.id()))).toList();
    }

    private static boolean isTotal(Target target) {
        return target.detail() instanceof Detail.Money(var total) && total;
    }

    private static boolean isSource(Target target) {
        return target.detail() instanceof Detail.Money(var total) && !total;
    }

    private static @Nullable BigDecimal amount(Target target) {
        var goal = target.goal();
        return goal == null ? null : goal.bounds().getFirst().figure();
    }

    private static @Nullable String parent(String id) {
        var dot = id.lastIndexOf('.');
        return dot < 0 ? null : id.substring(0, dot);
    }

    private static String plain(BigDecimal amount) {
        return amount.stripTrailingZeros().toPlainString();
    }
}
