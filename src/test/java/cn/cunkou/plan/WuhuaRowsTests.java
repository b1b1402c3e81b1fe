package cn.cunkou.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cn.cunkou.plan.Detail.Service;
import cn.cunkou.plan.Detail.Spending;
import cn.cunkou.values.Bound;
import cn.cunkou.values.Comparison;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every statement of the paper of 五华 has its item, and says there what it says in the paper. */
class WuhuaRowsTests {
    private static final Path PLAN = Path.of("plans/wuhua-2018.yaml");
    private static final Path ROWS = Path.of("plans/rows/wuhua-2018.csv");

    /** The register of all statements, which is handed out with the papers. */
    private static final Path STATEMENTS = Path.of("../shared/plans/targets.csv");

    private static final int STATEMENTS_IN_THE_PAPER = 176;
    private static final Pattern FIGURE = Pattern.compile("[0-9]+(\\.[0-9]+)?");

    private final Plan plan = plan();
    private final Map<String, List<String>> rows = rows();

    @Test
    void everyStatementHasAnItem() {
        assertThat(rows.keySet())
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, STATEMENTS_IN_THE_PAPER)
                                .mapToObj("wuhua-T%03d"::formatted)
                                .toList());
        assertThat(rows.values())
                .allSatisfy(items ->
                        assertThat(items)
                                .isNotEmpty()
                                .allMatch(item -> plan.item(item).isPresent()));
    }

    @Test
    void theListAndTheCitationsSayTheSame() {
        var cited = new TreeMap<String, Set<String>>();
        for (var item : plan.items()) {
            for (var citation : item.citations()) {
                if (citation.row() != null) {
                    cited.computeIfAbsent(citation.row(), _ -> new TreeSet<>()).add(item.id());
                }
            }
        }
        var listed = new TreeMap<String, Set<String>>();
        rows.forEach((row, items) -> listed.put(row, new TreeSet<>(items)));
        assertThat(cited).isEqualTo(listed);
    }

    @Test
    void readingsCiteStatementsAboutTheirItems() {
        for (var conflict : plan.conflicts()) {
            for (var reading : conflict.readings()) {
                for (var citation : reading.citations()) {
                    if (citation.row() != null) {
                        assertThat(rows.get(citation.row()))
                                .as(citation.row())
                                .containsAnyElementsOf(conflict.items());
                    }
                }
            }
        }
    }

    @Test
    void figuresAgreeWithTheRegisterOfStatements() throws IOException {
        for (var statement : statements()) {
            switch (statement.kind()) {
                case "target", "floor", "cap", "sla" -> checkFigures(statement);
                default -> {}
            }
        }
    }

    @Test
    void daysAgreeWithTheRegisterOfStatements() throws IOException {
        for (var statement : statements()) {
            if (!statement.kind().equals("duty")
                    && statement.by().matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
                assertThat(items(statement).flatMap(this::lastDays))
                        .as(statement.toString())
                        .contains(LocalDate.parse(statement.by()));
            }
        }
    }

    private void checkFigures(Statement statement) {
        if (statement.value().equals(">上年比重")) {
            assertThat(items(statement).flatMap(this::bounds))
                    .containsExactly(new Bound(Comparison.MORE_THAN, new BigDecimal("0.00")));
            return;
        }
        var parts = statement.value().split("/");
        var units = statement.unit().split(";");
        for (var i = 0; i < parts.length; i++) {
            var unit = units[Math.min(i, units.length - 1)];
            for (var figure : figures(parts[i])) {
                checkFigure(statement, parts[i].strip(), share(figure, unit));
            }
        }
    }

    private void checkFigure(Statement statement, String part, BigDecimal figure) {
        // The first statement counts its own items: five centres and platforms.
        var said =
                statement.id().equals("wuhua-T001")
                        ? Stream.of(BigDecimal.valueOf(items(statement).count()))
                        : items(statement).flatMap(item -> said(item, statement));
        assertThat(said.map(BigDecimal::stripTrailingZeros))
                .as(statement.toString())
                .contains(figure.stripTrailingZeros());
        if (part.startsWith(">=")) {
            assertThat(items(statement).flatMap(this::bounds))
                    .as(statement.toString())
                    .anyMatch(bound ->
                            bound.comparison() == Comparison.AT_LEAST
                                    && bound.figure().compareTo(figure) == 0);
        }
    }

    private static BigDecimal share(BigDecimal figure, String unit) {
        return unit.contains("%") ? figure.movePointLeft(2) : figure;
    }

    /** Everything that an item gives as a figure, in the unit of the statement. */
    private Stream<BigDecimal> said(Item item, Statement statement) {
        if (!(item instanceof Target target)) {
            return Stream.empty();
        }
        var yuan =
                statement.unit().startsWith("万元")
                        && target.basis() instanceof Basis.Unrecorded money
                        && money.unit().equals("元");
        return Stream.of(
                        bounds(item).map(Bound::figure),
                        written(item),
                        target.detail() instanceof Service service
                                ? Stream.of(BigDecimal.valueOf(service.amount()))
                                : Stream.<BigDecimal>empty(),
                        target.detail() instanceof Spending(var price, _) && price != null
                                ? Stream.of(price)
                                : Stream.<BigDecimal>empty())
                .flatMap(figures -> figures)
                .map(figure -> yuan ? figure.movePointLeft(4) : figure);
    }

    private Stream<Bound> bounds(Item item) {
        var goals =
                item instanceof Target target && target.goal() != null
                        ? Stream.of(target.goal())
                        : readings(item).map(Reading::goal);
        return goals.flatMap(goal -> goal == null ? Stream.empty() : goal.bounds().stream());
    }

    private Stream<BigDecimal> written(Item item) {
        return readings(item).flatMap(reading -> figures(reading.figure()).stream());
    }

    private Stream<LocalDate> lastDays(Item item) {
        return Stream.concat(
                Stream.of(item.span().to()),
                readings(item)
                        .flatMap(reading ->
                                reading.span() == null
                                        ? Stream.empty()
                                        : Stream.of(reading.span().to())));
    }

    private Stream<Reading> readings(Item item) {
        return plan.conflictsAbout(item.id()).stream()
                .flatMap(conflict -> conflict.readings().stream());
    }

    private Stream<Item> items(Statement statement) {
        return rows.getOrDefault(statement.id(), List.of()).stream()
                .flatMap(item -> plan.item(item).stream());
    }

    private static List<BigDecimal> figures(String text) {
        return FIGURE.matcher(text).results().map(it -> new BigDecimal(it.group())).toList();
    }

    /** A row of the register of statements. */
    private record Statement(String id, String kind, String value, String unit, String by) {}

    private static List<Statement> statements() throws IOException {
        assumeTrue(Files.exists(STATEMENTS), "the register of statements is not here");
        return Files.readAllLines(STATEMENTS).stream()
                .filter(line -> line.startsWith("wuhua-T"))
                .map(WuhuaRowsTests::cells)
                .map(row ->
                        new Statement(row.get(0), row.get(5), row.get(6), row.get(7), row.get(8)))
                .toList();
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

    private static Map<String, List<String>> rows() {
        try {
            var rows = new LinkedHashMap<String, List<String>>();
            for (var line : Files.readAllLines(ROWS).stream().skip(1).toList()) {
                var cells = line.split(",", -1);
                assertThat(cells).as(line).hasSize(3);
                assertThat(rows.put(cells[0], Arrays.asList(cells[1].split(" ")))).isNull();
            }
            return rows;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Plan plan() {
        try {
            return switch (Vocabulary.CHECK.check(Files.readAllBytes(PLAN))) {
                case Checked.Sound(var plan) -> plan;
                case Checked.Broken(var problems) -> throw new AssertionError(problems.toString());
            };
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
