package cn.cunkou.measures;

import static cn.cunkou.measures.TrainingGround.COUNTY;
import static cn.cunkou.measures.TrainingGround.DAY;
import static cn.cunkou.measures.TrainingGround.TOWN;
import static org.assertj.core.api.Assertions.assertThat;

import cn.cunkou.CunkouTest;
import cn.cunkou.platform.Actor;
import cn.cunkou.platform.Scope;
import cn.cunkou.platform.web.ProblemAnswers;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@CunkouTest
class MeasuresApiTests {
    private static final TrainingGround ground = new TrainingGround();
    private static final Actor PUBLIC = Actor.visitor(Scope.of(COUNTY));
    private static final Actor COUNTY_OFFICER = officer(COUNTY);
    private static final Actor TOWN_OFFICER = officer(TOWN);
    private static final Actor OTHER_COUNTY = officer("440883");
    private static final String OTHER_TOWN = "441424101";
    private static final String TO = "&to=" + DAY.plusDays(30);

    private final MockMvc mvc;

    @Autowired
    MeasuresApiTests(Places places, ProblemAnswers answers) {
        var api = new MeasuresApi(ground.measures(places), places);
        mvc = MockMvcBuilders.standaloneSetup(api).setControllerAdvice(answers).build();
    }

    @BeforeEach
    void facts() {
        ground.owner
                .sql(
                        "truncate training.attendance, training.class, training.station, training.village")
                .update();
        ground.clock.addAndGet(Memo.UNSEEN.toNanos() + 1);
        for (var person = 1; person <= 6; person++) {
            ground.attend(person, DAY, TOWN, 1000);
        }
        ground.attend(7, DAY, OTHER_TOWN, 500);
        ground.attend(8, DAY.minusYears(1), TOWN, 5000);
        ground.owner
                .sql(
                        """
                        insert into training.station (id, code, validity, division) values
                            (1, 'A-1', '{[2019-01-01,)}', '441424100201'), (2, 'A-2', '{[2019-02-01,)}', '441424101201')
                        """)
                .update();
    }

    @Test
    void aFigureAndTheAggregateOfItsEvidenceAreTheSame() throws Exception {
        for (var id :
                new String[] {
                    "attendances", "persons", "fees", "average-fee", "last-fee", "stations"
                }) {
            var figure =
                    json(
                            COUNTY_OFFICER,
                            "/api/measures/training." + id + "?division=" + COUNTY + TO);
            var evidence = json(COUNTY_OFFICER, figure.get("evidence").asString());
            assertThat(figure.get("value").asString()).as(id).isNotEqualTo("0");
            assertThat(evidence.get("aggregate")).as(id).isEqualTo(figure.get("value"));
            assertThat(evidence.get("rows")).as(id).hasSize(evidence.get("total").asInt());
        }
    }

    @Test
    void growthComparesWithTheSamePeriodAYearBefore() throws Exception {
        var figure =
                json(
                        COUNTY_OFFICER,
                        "/api/measures/training.fee-growth?division="
                                + COUNTY
                                + "&from=2019-01-01&to=2019-12-31");

        assertThat(figure.get("value").asString()).isEqualTo("0.3");
        assertThat(figure.get("numerator").asString()).isEqualTo("65");
        assertThat(figure.get("denominator").asString()).isEqualTo("50");
        var evidence = json(COUNTY_OFFICER, figure.get("evidence").asString());
        assertThat(evidence.get("aggregate").asString()).isEqualTo("0.3");
        assertThat(evidence.get("total").asInt()).isEqualTo(8);
        assertThat(evidence.get("rows").get(7).get("earlier").asBoolean()).isTrue();
    }

    @Test
    void aDimensionSaidTwiceAsksForEitherValue() throws Exception {
        var address = "/api/measures/training.attendances?division=" + COUNTY + TO;
        var category = "&dimension=category:";
        var keepers = json(COUNTY_OFFICER, address + category + "keeper");
        var both = json(COUNTY_OFFICER, address + category + "keeper" + category + "nobody");
        assertThat(keepers.get("value").asString()).isNotEqualTo("0");
        assertThat(both.get("value")).isEqualTo(keepers.get("value"));
        var evidence = json(COUNTY_OFFICER, both.get("evidence").asString());
        assertThat(evidence.get("aggregate")).isEqualTo(both.get("value"));
    }

    @Test
    void everythingWrongWithAQuestionIsToldAtOnce() throws Exception {
        var problem =
                problem(
                        COUNTY_OFFICER,
                        "/api/measures/training.fees?division=999999&from=2019-02-30&dimension=colour:red&dimension=nonsense",
                        400);

        assertThat(problem.get("faults").findValuesAsString("field"))
                .containsExactlyInAnyOrder("division", "from", "dimension", "dimension");
        assertThat(problem.get("detail").asString())
                .contains("2019-02-30", "colour", "nonsense", "999999");
        assertThat(
                        problem(COUNTY_OFFICER, "/api/measures/no.such?division=" + COUNTY, 404)
                                .get("title")
                                .asString())
                .isNotEmpty();
    }

    @Test
    void rowsThatArePublicAreForEverybody() throws Exception {
        var evidence =
                json(PUBLIC, "/api/measures/training.stations/evidence?division=" + COUNTY + TO);

        assertThat(evidence.get("total").asInt()).isEqualTo(2);
        assertThat(evidence.get("rows").get(0).get("columns").get("code").asString())
                .isEqualTo("A-1");
        assertThat(evidence.get("rows").get(0).get("link").asString()).isEqualTo("/stations/1");
    }

    @Test
    void thePublicGetsTotalsWithoutRowsAndNothingAboutAFew() throws Exception {
        var total = json(PUBLIC, "/api/measures/training.persons?division=" + COUNTY + TO);
        assertThat(total.get("value").asString()).isEqualTo("8");
        problem(PUBLIC, total.get("evidence").asString(), 403);

        var few = json(PUBLIC, "/api/measures/training.persons?division=" + OTHER_TOWN + TO);
        assertThat(few.get("value").isNull()).isTrue();
        assertThat(few.get("reason").asString()).contains("不足5人");
        assertThat(
                        json(
                                        COUNTY_OFFICER,
                                        "/api/measures/training.persons?division="
                                                + OTHER_TOWN
                                                + TO)
                                .get("value")
                                .asString())
                .isEqualTo("1");
        problem(PUBLIC, "/api/measures/training.fees?division=" + COUNTY + TO, 403);
    }

    @Test
    void aTownOfficerGetsTheCountysTotalAndTheRowsOfTheTown() throws Exception {
        var evidence =
                json(TOWN_OFFICER, "/api/measures/training.fees/evidence?division=" + COUNTY + TO);

        assertThat(evidence.get("aggregate").asString()).isEqualTo("115");
        assertThat(evidence.get("total").asInt()).isEqualTo(7);
        assertThat(evidence.get("outside").asInt()).isEqualTo(1);
        assertThat(evidence.get("rows").findValuesAsString("division")).containsOnly(TOWN);
        problem(TOWN_OFFICER, "/api/measures/training.fees?division=" + OTHER_TOWN + TO, 404);
        problem(OTHER_COUNTY, "/api/measures/training.fees?division=" + COUNTY + TO, 404);
        problem(
                OTHER_COUNTY,
                "/api/measures/training.fees/evidence.xlsx?division=" + COUNTY + TO,
                404);
    }

    @Test
    void dayTotalsRepairedForATownOfficerAreThoseOfTheCounty() throws Exception {
        json(TOWN_OFFICER, "/api/measures/training.fees?division=" + COUNTY + TO);
        ground.attend(9, DAY, OTHER_TOWN, 100);
        ground.clock.addAndGet(Memo.UNSEEN.toNanos() + 1);

        var figure = json(TOWN_OFFICER, "/api/measures/training.fees?division=" + COUNTY + TO);

        assertThat(figure.get("value").asString()).isEqualTo("116");
        assertThat(
                        ground.owner
                                .sql(
                                        "select sum(total) from measures.partial where measure = 'training.fees'")
                                .query(BigDecimal.class)
                                .single())
                .isEqualByComparingTo("116");
    }

    @Test
    void townsWithoutRowsAreZero() throws Exception {
        var parts =
                json(
                        COUNTY_OFFICER,
                        "/api/measures/training.attendances/parts?division=" + COUNTY + TO);

        assertThat(parts).hasSizeGreaterThan(10);
        var values =
                parts.valueStream()
                        .map(part -> part.get("figure").get("value").asString())
                        .toList();
        assertThat(values).contains("7", "1", "0").doesNotContain("");
        var byCategory =
                json(
                        COUNTY_OFFICER,
                        "/api/measures/training.attendances/parts?by=category&division="
                                + COUNTY
                                + TO);
        assertThat(byCategory.get(0).get("key").asString()).isEqualTo("keeper");
        assertThat(byCategory.get(0).get("figure").get("value").asString()).isEqualTo("8");
    }

    @Test
    void theOneTownThatWouldTellIsWithheldWithAnother() throws Exception {
        var parts = json(PUBLIC, "/api/measures/training.persons/parts?division=" + COUNTY + TO);

        var withheld =
                parts.valueStream()
                        .filter(part -> !part.get("figure").get("reason").isNull())
                        .toList();
        assertThat(withheld).hasSize(2);
    }

    @Test
    void aListThatIsMissingIsTheReason() throws Exception {
        var figure =
                json(
                        PUBLIC,
                        "/api/measures/training.village-coverage?division="
                                + COUNTY
                                + TO
                                + "&dimension=base:designated-poor");

        assertThat(figure.get("value").isNull()).isTrue();
        assertThat(figure.get("reason").asString()).contains("尚未导入", "省定贫困村");
        assertThat(figure.get("base").asString()).isEqualTo("designated-poor");
        assertThat(json(PUBLIC, figure.get("evidence").asString()).get("aggregate").isNull())
                .isTrue();
    }

    @Test
    void theWorkbookHasEveryRow() throws Exception {
        IntStream.range(0, 1200).forEach(person -> ground.attend(person, DAY.plusDays(1), TOWN, 1));
        ground.clock.addAndGet(Memo.UNSEEN.toNanos() + 1);
        var bytes =
                bytes(
                        COUNTY_OFFICER,
                        "/api/measures/training.fees/evidence.xlsx?division=" + COUNTY + TO,
                        200);

        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(bytes))) {
            var rows = workbook.getFirstSheet().read();
            assertThat(rows).hasSize(3 + 1 + 8 + 1200);
            // A blank row stands between; the reader passes over it.
            assertThat(rows.getFirst().getCellText(0)).isEqualTo("培训费用");
            assertThat(rows.get(3).getCellText(5)).isEqualTo("类别");
        }
    }

    private static Actor officer(String division) {
        return new Actor(
                Actor.Kind.PERSON, "1", "officer", Set.of("bureau-officer"), Scope.of(division));
    }

    private JsonNode json(Actor actor, String address) throws Exception {
        return read(actor, address, 200);
    }

    private JsonNode problem(Actor actor, String address, int status) throws Exception {
        var problem = read(actor, address, status);
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        return problem;
    }

    private JsonNode read(Actor actor, String address, int status) throws Exception {
        var text = new String(bytes(actor, address, status), StandardCharsets.UTF_8);
        return JsonMapper.shared().readTree(text);
    }

    private byte[] bytes(Actor actor, String address, int status) throws Exception {
        var request = MockMvcRequestBuilders.get(URI.create(address));
        var response = Actor.call(actor, () -> mvc.perform(request).andReturn().getResponse());
        assertThat(response.getStatus()).as(address).isEqualTo(status);
        return response.getContentAsByteArray();
    }
}
