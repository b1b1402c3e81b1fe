package cn.cunkou.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cn.cunkou.plan.Detail.Service;
import cn.cunkou.plan.Detail.Spending;
import cn.cunkou.plan.Detail.Task;
import cn.cunkou.plan.rewards.Payment;
import cn.cunkou.values.Bound;
import cn.cunkou.values.Comparison;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every statement of every paper has its item, and says there what it says in the paper. */
class PlanRowsTests {
    /** The register of all statements, which is handed out with the papers. */
    private static final Path STATEMENTS = Path.of("../shared/plans/targets.csv");

    /** Statements that say how many things there are of which each is an item. */
    private static final Set<String> COUNT_THEIR_ITEMS =
            Set.of("wuhua-T001", "donggang-T010", "donggang-T077");

    private static final Pattern FIGURE = Pattern.compile("[0-9]+(\\.[0-9]+)?");

    static List<ShippedPlan> plans() {
        return ShippedPlan.all();
    }

    @ParameterizedTest
    @MethodSource("plans")
    void everyStatementHasAnItem(ShippedPlan shipped) {
        var numbers = shipped.rows().keySet();
        assertThat(numbers)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, numbers.size())
                                .mapToObj(number -> "%s-T%03d".formatted(shipped.prefix(), number))
                                .toList());
        assertThat(shipped.rows().values())
                .allSatisfy(items ->
                        assertThat(items)
                                .isNotEmpty()
                                .allMatch(item -> shipped.plan().item(item).isPresent()));
    }

    @ParameterizedTest
    @MethodSource("plans")
    void noStatementOfTheRegisterIsLeftOut(ShippedPlan shipped) {
        assertThat(shipped.rows().keySet())
                .containsExactlyElementsOf(
                        statements(shipped).map(Statement::id).sorted().toList());
    }

    @ParameterizedTest
    @MethodSource("plans")
    void theListAndTheCitationsSayTheSame(ShippedPlan shipped) {
        var cited = new TreeMap<String, Set<String>>();
        for (var item : shipped.plan().items()) {
            for (var citation : item.citations()) {
                if (citation.row() != null) {
                    cited.computeIfAbsent(citation.row(), _ -> new TreeSet<>()).add(item.id());
                }
            }
        }
        var listed = new TreeMap<String, Set<String>>();
        shipped.rows().forEach((row, items) -> listed.put(row, new TreeSet<>(items)));
        assertThat(cited).isEqualTo(listed);
    }

    @ParameterizedTest
    @MethodSource("plans")
    void readingsCiteStatementsAboutTheirItems(ShippedPlan shipped) {
        for (var conflict : shipped.plan().conflicts()) {
            for (var reading : conflict.readings()) {
                for (var citation : reading.citations()) {
                    if (citation.row() != null) {
                        assertThat(shipped.rows().get(citation.row()))
                                .as(citation.row())
                                .containsAnyElementsOf(conflict.items());
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("plans")
    void figuresAgreeWithTheRegisterOfStatements(ShippedPlan shipped) {
        statements(shipped)
                .filter(statement ->
                        Set.of("target", "floor", "cap", "sla", "reward")
                                .contains(statement.kind()))
                .forEach(statement -> checkFigures(shipped, statement));
    }

    @ParameterizedTest
    @MethodSource("plans")
    void daysAgreeWithTheRegisterOfStatements(ShippedPlan shipped) {
        statements(shipped)
                .filter(statement -> !statement.kind().equals("duty"))
                .filter(statement -> statement.by().matches("[0-9]{4}-[0-9]{2}-[0-9]{2}"))
                .forEach(statement ->
                        assertThat(
                                        items(shipped, statement)
                                                .flatMap(item -> lastDays(shipped, item)))
                                .as(statement.toString())
                                .contains(LocalDate.parse(statement.by())));
    }

    private static void checkFigures(ShippedPlan shipped, Statement statement) {
        if (statement.value().matches(">[^0-9=].*")) {
            assertThat(items(shipped, statement).flatMap(item -> bounds(shipped, item)))
                    .as(statement.toString())
                    .isNotEmpty()
                    .allMatch(bound ->
                            bound.comparison() == Comparison.MORE_THAN
                                    && bound.figure().signum() == 0);
            return;
        }
        var parts = statement.value().split("/");
        var units = statement.unit().split(";");
        for (var i = 0; i < parts.length; i++) {
            var unit = units[Math.min(i, units.length - 1)];
            for (var figure : figures(parts[i])) {
                checkFigure(shipped, statement, parts[i].strip(), share(figure, unit));
            }
        }
    }

    private static void checkFigure(
            ShippedPlan shipped, Statement statement, String part, BigDecimal figure) {
        var items = items(shipped, statement).toList();
        var said =
                COUNT_THEIR_ITEMS.contains(statement.id())
                        ? Stream.of(BigDecimal.valueOf(items.size()))
                        : items.stream().flatMap(item -> said(shipped, item, statement));
        assertThat(said.map(BigDecimal::stripTrailingZeros))
                .as(statement.toString())
                .contains(figure.stripTrailingZeros());
        if (part.startsWith(">=")) {
            assertThat(items.stream().flatMap(item -> bounds(shipped, item)))
                    .as(statement.toString())
                    .anyMatch(bound ->
                            bound.comparison() == Comparison.AT_LEAST
                                    && bound.figure().compareTo(figure) == 0);
        }
    }

    private static BigDecimal share(BigDecimal figure, String unit) {
        var plain = unit.replaceAll("\\(.*\\)", "");
        return plain.contains("%") ? figure.movePointLeft(2) : figure;
    }

    /** Everything that an item gives as a figure, in the unit of the statement. */
    private static Stream<BigDecimal> said(ShippedPlan shipped, Item item, Statement statement) {
        var tenThousands = statement.unit().startsWith("万元");
        return switch (item) {
            case Reward reward ->
                    paid(reward.rule().payment())
                            .map(yuan -> tenThousands ? yuan.movePointLeft(4) : yuan);
            case Deadline _ -> Stream.empty();
            case Target target -> {
                var yuan = tenThousands && isMoney(target);
                yield Stream.of(
                                bounds(shipped, item).map(Bound::figure),
                                shipped.readings(item)
                                        .flatMap(reading -> figures(reading.figure()).stream()),
                                Stream.ofNullable(target.unclear())
                                        .flatMap(words -> figures(words).stream()),
                                beside(target))
                        .flatMap(figures -> figures)
                        .map(figure -> yuan ? figure.movePointLeft(4) : figure);
            }
        };
    }

    /** What an item says in figures beyond its bounds. */
    private static Stream<BigDecimal> beside(Target target) {
        return switch (target.detail()) {
            case Service service -> Stream.of(BigDecimal.valueOf(service.amount()));
            case Spending(var price, _) -> Stream.ofNullable(price);
            case Task task -> Stream.of(BigDecimal.valueOf(task.notice()));
            case null, default -> Stream.empty();
        };
    }

    private static Stream<BigDecimal> paid(Payment payment) {
        return switch (payment) {
            case Payment.Fixed fixed -> Stream.of(fixed.amount().yuan());
            case Payment.Tiers tiers -> tiers.steps().stream().map(step -> step.pays().yuan());
            case Payment.Part part -> part.rates().stream();
            case Payment.Rate rate -> Stream.of(rate.each());
            case Payment.Unclear unclear -> figures(unclear.why()).stream();
        };
    }

    private static Stream<Bound> bounds(ShippedPlan shipped, Item item) {
        var goals =
                item instanceof Target target && target.goal() != null
                        ? Stream.of(target.goal())
                        : shipped.readings(item).map(Reading::goal);
        return goals.flatMap(goal -> goal == null ? Stream.empty() : goal.bounds().stream());
    }

    private static Stream<LocalDate> lastDays(ShippedPlan shipped, Item item) {
        return Stream.concat(
                Stream.of(item.span().to()),
                shipped.readings(item)
                        .flatMap(reading ->
                                reading.span() == null
                                        ? Stream.empty()
                                        : Stream.of(reading.span().to())));
    }

    private static Stream<Item> items(ShippedPlan shipped, Statement statement) {
        return shipped.rows().getOrDefault(statement.id(), List.of()).stream()
                .flatMap(item -> shipped.plan().item(item).stream());
    }

    private static List<BigDecimal> figures(String text) {
        return FIGURE.matcher(text).results().map(it -> new BigDecimal(it.group())).toList();
    }

    /** A row of the register of statements. */
    private static boolean isMoney(Target target) {
        return target.detail() instanceof Detail.Money
                || target.detail() instanceof Spending
                || target.detail() instanceof Detail.Limit limit && limit.unit().equals("元")
                || target.basis() instanceof Basis.Unrecorded facts && facts.unit().equals("元");
    }

    private record Statement(String id, String kind, String value, String unit, String by) {}

    private static Stream<Statement> statements(ShippedPlan shipped) {
        assumeTrue(Files.exists(STATEMENTS), "the register of statements is not here");
        try {
            return Files.readAllLines(STATEMENTS).stream()
                    .filter(line -> line.startsWith(shipped.prefix() + "-T"))
                    .map(PlanRowsTests::cells)
                    .map(row ->
                            new Statement(
                                    row.get(0), row.get(5), row.get(6), row.get(7), row.get(8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> cells(String line) {
        var cells = new ArrayList<String>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var character : line.toCharArray()) {
            if (character == '"') {
                quoted = !quoted;
            } else if (character == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(character);
            }
        }
        cells.add(cell.toString());
        return cells;
    }
}
