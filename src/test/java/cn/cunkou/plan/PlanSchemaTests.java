package cn.cunkou.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an editor tells its user about a plan file: the published JSON Schema. */
class PlanSchemaTests {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Path FILE = Path.of("plans/plan.schema.json");
    private static final Path FOLDER = Path.of("src/test/resources/cn/cunkou/plan");

    private final Schema schema = schema(FILE);

    @Test
    void itIsASchemaItself() throws IOException {
        var rules =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(
                                SchemaLocation.of(
                                        SpecificationVersion.DRAFT_2020_12.getDialectId()));
        assertThat(rules.validate(Files.readString(FILE), InputFormat.JSON)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("soundFiles")
    void soundPlansPass(Path file) throws IOException {
        assertThat(problems(Files.readString(file))).isEmpty();
    }

    static Stream<Path> soundFiles() throws IOException {
        try (var plans = Files.list(Path.of("plans"));
                var examples = Files.list(FOLDER)) {
            return Stream.concat(plans, examples)
                    .filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("breaks")
    void brokenPlansAreRefused(String kind, String sound, String broken) throws IOException {
        var whole = Files.readString(FOLDER.resolve("whole-plan.yaml"));
        assertThat(whole).contains(sound);
        assertThat(problems(whole.replace(sound, broken))).isNotEmpty();
    }

    static Stream<Arguments> breaks() {
        return Stream.of(
                Arguments.of("an unknown key", "title: 某县实施方案", "titel: 某县实施方案"),
                Arguments.of("no title", "title: 某县实施方案\n", ""),
                Arguments.of("a division without quotes", "\"441424\"", "441424"),
                Arguments.of("an unknown tier", "tier: national", "tier: municipal"),
                Arguments.of("no lead body", "role: lead", "role: member"),
                Arguments.of("two lead bodies", "role: member", "role: lead"),
                Arguments.of("a day with slashes", "from: 2019-01-01", "from: 2019/01/01"),
                Arguments.of("a thirteenth month", "by: 2020-12-31", "by: 2020-13-31"),
                Arguments.of("a figure with a unit", "at-least: 100%", "at-least: 100个"),
                Arguments.of("a share without base", "    base: journeys\n", ""),
                Arguments.of("a series of shares without base", ", base: villages}", "}"),
                Arguments.of("growth without comparison", "    versus: previous-year\n", ""),
                Arguments.of(
                        "growth beyond nothing named",
                        "grows: {at-least: 20%}",
                        "grows: {more-than: {}}"),
                Arguments.of(
                        "growth up to another's",
                        "grows: {at-least: 20%}",
                        "grows: {at-most: {measure: external.broadband}}"),
                Arguments.of(
                        "about without tolerance",
                        "    at-least: 100%\n    by: 2020-12-31\n    owner: bureau\n    cite: [二3]",
                        "    about: 80%\n    by: 2020-12-31\n    owner: bureau\n    cite: [二3]"),
                Arguments.of("a source of 100 yuan", "at-least: 100, cite", "amount: 100, cite"),
                Arguments.of("each of nobody", "each: town", "each: district"),
                Arguments.of(
                        "an occasion each month",
                        "paper: report, every: month",
                        "paper: report, when: 出了事, every: month"),
                Arguments.of(
                        "an end beside a month",
                        "month: 2019-05",
                        "month: 2019-05, until: 2019-06"),
                Arguments.of(
                        "a reading for a stranger", "from: 2019-01, to: 2019-12", "to: stranger"),
                Arguments.of(
                        "a figure beside a growth",
                        "grows: {at-least: 20%}",
                        "grows: {at-least: 20%}\n    at-least: 3"),
                Arguments.of("a promise without time", "    within: {hours: 24}\n", ""),
                Arguments.of("two kinds of time", "{hours: 24}", "{hours: 24, days: 1}"),
                Arguments.of("money without records", "  missing: [按预算项登记的支付]\n", ""),
                Arguments.of("a budget line that is a number", "{id: \"1.1\"", "{id: 1.1"),
                Arguments.of("a price without quantity", ", quantities: {平方米: 4, 镇: 3}", ""),
                Arguments.of("a share of nothing", ", of: central", ""),
                Arguments.of("an unknown paper", "paper: scheme", "paper: letter"),
                Arguments.of(
                        "a paper and a missing record",
                        "paper: report,",
                        "paper: report, missing: [回执],"),
                Arguments.of("a day that not every month has", "on-day: 25", "on-day: 31"),
                Arguments.of("a month and an end", "month: 2019-05", "month: 2019-05, to: 2019-06"),
                Arguments.of("a stage without evidence", ", evidence: [scheme]", ""),
                Arguments.of("one reading only", "      - {id: year", "#     - {id: year"),
                Arguments.of("a choice of nothing", ", choices: [现金, 手机]", ""),
                Arguments.of("a class that shows nothing", "label: 代卖}", "label: 代卖, shows: {}}"),
                Arguments.of(
                        "a class of an unknown register",
                        "label: 代卖}",
                        "label: 代卖, shows: {records: [letters]}}"),
                Arguments.of("a label of an essay", "label: 一天到村", "label: " + "长".repeat(41)),
                Arguments.of("no citation", "    cite: [二1]\n", ""),
                Arguments.of("a row of another form", "cite: [二2]", "cite: [{at: 二2, row: T2}]"));
    }

    private List<Error> problems(String yaml) {
        var read = new Load(LoadSettings.builder().build()).loadFromString(yaml);
        return schema.validate(JSON.<JsonNode>valueToTree(read));
    }

    private static Schema schema(Path file) {
        try {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(Files.readString(file));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
