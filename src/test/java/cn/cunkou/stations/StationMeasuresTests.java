package cn.cunkou.stations;

import static org.assertj.core.api.Assertions.assertThat;

import cn.cunkou.CunkouTest;
import cn.cunkou.platform.Actor;
import cn.cunkou.platform.Scope;
import cn.cunkou.region.Counties;
import cn.cunkou.region.NewVillageList;
import cn.cunkou.region.VillageList;
import cn.cunkou.region.VillageLists;
import cn.cunkou.values.DivisionCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A county of two towns and a farm: 甲镇 with three villages and a residents' committee, 乙镇 with two
 * villages, of which one test joins 乙二 to 乙一.
 */
@CunkouTest
class StationMeasuresTests {
    private static final DivisionCode COUNTY = DivisionCode.of("999901");
    private static final String A1 = "999901100201";
    private static final String A2 = "999901100202";
    private static final String A3 = "999901100203";
    private static final String B1 = "999901101201";
    private static final String B2 = "999901101202";
    private static final LocalDate TODAY = LocalDate.of(2019, 12, 31);

    @Autowired Stations stations;

    @Autowired StationLife life;

    @Autowired VillageLists villageLists;

    @Autowired Counties counties;

    @Autowired JdbcClient jdbc;

    @Autowired TransactionTemplate transaction;

    private static final Actor ACTOR = Actor.system("count by hand", Scope.everywhere());

    @BeforeEach
    void aSmallCounty() {
        in(() ->
                jdbc.sql(
                                """
                                insert into region.division (code, name, short_name, kind, validity, source) values
                                    ('999901', '手工县', '手工县', 'county', '(,)', 'test'),
                                    ('999901100', '甲镇', '甲镇', 'town', '(,)', 'test'),
                                    ('999901101', '乙镇', '乙镇', 'town', '(,)', 'test'),
                                    ('999901400', '丙农场', '丙农场', 'farm', '(,)', 'test'),
                                    ('999901100001', '甲居委会', '甲居委会', 'residents-committee', '(,)', 'test'),
                                    ('999901100201', '甲一村委会', '甲一村', 'villagers-committee', '(,)', 'test'),
                                    ('999901100202', '甲二村委会', '甲二村', 'villagers-committee', '(,)', 'test'),
                                    ('999901100203', '甲三村委会', '甲三村', 'villagers-committee', '(,)', 'test'),
                                    ('999901101201', '乙一村委会', '乙一村', 'villagers-committee', '(,)', 'test'),
                                    ('999901101202', '乙二村委会', '乙二村', 'villagers-committee', '(,)', 'test')
                                """)
                        .update());
        in(() -> counties.activateDemo(COUNTY, TODAY));
    }

    @AfterEach
    void noCounty() {
        in(() -> jdbc.sql("delete from stations.station where division like '999901%'").update());
        in(() -> jdbc.sql("delete from region.village_list where county = '999901'").update());
        in(() -> jdbc.sql("delete from region.county where code = '999901'").update());
        in(() -> jdbc.sql("delete from region.division where code like '999901%'").update());
    }

    @Test
    void aStationCountsFromTheLaterOfOpeningAndAcceptanceUpToItsClosing() {
        var opensFirst = station(A1, "2019-03-01", "2019-04-01");
        station(A2, "2019-05-01", "2019-03-15");
        station(A3, "2019-03-01", null);
        assertThat(open("2019-03-31")).isZero();
        assertThat(open("2019-04-01")).isEqualTo(1);
        assertThat(open("2019-04-30")).isEqualTo(1);
        assertThat(open("2019-05-01")).isEqualTo(2);
        in(() -> life.close(opensFirst, LocalDate.of(2019, 6, 1), "不再办"));
        assertThat(open("2019-05-31")).isEqualTo(2);
        assertThat(open("2019-06-01")).isEqualTo(1);
        assertThat(accepted("2019-03-15")).isEqualTo(1);
        assertThat(accepted("2019-05-31")).isEqualTo(2);
        assertThat(accepted("2019-06-01")).isEqualTo(1);
    }

    @Test
    void theThirtiethIdleDayStillCountsTheThirtyFirstDoesNot() {
        var station = station(A1, "2019-03-01", "2019-03-01");
        in(() -> life.suspend(station, LocalDate.of(2019, 4, 1), "修路"));
        assertThat(open("2019-04-30")).isEqualTo(1);
        assertThat(open("2019-05-01")).isZero();
        in(() -> life.resume(station, LocalDate.of(2019, 5, 10)));
        assertThat(open("2019-05-09")).isZero();
        assertThat(open("2019-05-10")).isEqualTo(1);
        // A second stretch that begins on the day the first one ended goes on counting.
        in(() -> life.suspend(station, LocalDate.of(2019, 5, 10), "还在修"));
        assertThat(open("2019-05-10")).isZero();
    }

    @Test
    void aShortIdleStretchChangesNothing() {
        var station = station(A1, "2019-03-01", "2019-03-01");
        in(() -> life.suspend(station, LocalDate.of(2019, 4, 1), "春耕"));
        in(() -> life.resume(station, LocalDate.of(2019, 5, 1)));
        for (var day : List.of("2019-04-30", "2019-05-01", "2019-12-31")) {
            assertThat(open(day)).isEqualTo(1);
        }
    }

    @Test
    void villagesAreCountedAsTheyWereOnTheDay() {
        station(A1, "2019-03-01", "2019-03-01");
        var joined = station(B2, "2019-03-01", "2019-03-01");
        in(() ->
                jdbc.sql("update region.division set validity = '(,2019-07-01)' where code = :code")
                        .param("code", B2)
                        .update());
        assertThat(share("village-coverage", "villagers-committees", "2019-02-28"))
                .isEqualTo("0/5");
        assertThat(share("village-coverage", "villagers-committees", "2019-06-30"))
                .isEqualTo("2/5");
        assertThat(share("village-coverage", "villagers-committees", "2019-07-01"))
                .isEqualTo("1/4");
        assertThat(share("village-coverage", "all-committees", "2019-07-01")).isEqualTo("1/5");
        assertThat(in(() -> stations.edit(joined, 1, TestCounty.village(B2, "还能改的站"))))
                .isInstanceOf(Outcome.Done.class);
    }

    @Test
    void aMoveLeavesThePastWhereItWas() {
        var station = station(A1, "2019-03-01", "2019-03-01");
        in(() ->
                life.move(
                        station,
                        LocalDate.of(2019, 9, 1),
                        DivisionCode.of(B1),
                        "新址",
                        null,
                        "村里收回房子"));
        assertThat(rows("village-coverage", "villagers-committees", "2019-08-31"))
                .containsExactly(A1);
        assertThat(rows("village-coverage", "villagers-committees", "2019-09-01"))
                .containsExactly(B1);
        assertThat(open("2019-08-31")).isEqualTo(1);
        assertThat(open("2019-09-01")).isEqualTo(1);
    }

    @Test
    void poorVillagesAreThoseOfTheListInForce() {
        station(A1, "2019-03-01", "2019-03-01");
        station(B1, "2019-03-01", "2019-03-01");
        assertThat(share("village-coverage", "designated-poor", "2019-06-01")).isEqualTo("0/0");
        list("2019-04-01", A1, A2);
        list("2019-08-01", A2, A3, B1);
        assertThat(share("village-coverage", "designated-poor", "2019-03-31")).isEqualTo("0/0");
        assertThat(share("village-coverage", "designated-poor", "2019-04-01")).isEqualTo("1/2");
        assertThat(share("village-coverage", "designated-poor", "2019-07-31")).isEqualTo("1/2");
        assertThat(share("village-coverage", "designated-poor", "2019-08-01")).isEqualTo("1/3");
    }

    @Test
    void aVillageIsServedByItsOwnStationOrOneThatDeclaresIt() {
        var station = station(A1, "2019-03-01", "2019-03-01");
        in(() ->
                stations.edit(
                        station,
                        stations.get(station).version(),
                        new StationInput(
                                "village",
                                A1,
                                "",
                                "甲一站",
                                "new",
                                "",
                                "",
                                "",
                                "",
                                "",
                                "",
                                "",
                                "",
                                "",
                                "甲二村\n乙镇 · 乙一村")));
        assertThat(share("villages-served", "villagers-committees", "2019-12-30")).isEqualTo("1/5");
        assertThat(share("villages-served", "villagers-committees", "2019-12-31")).isEqualTo("3/5");
        assertThat(share("village-coverage", "villagers-committees", "2019-12-31"))
                .isEqualTo("1/5");
        in(() -> life.close(station, TODAY, "关了"));
        assertThat(share("villages-served", "villagers-committees", "2019-12-31")).isEqualTo("0/5");
    }

    @Test
    void townsAreCoveredByTownStationsOnly() {
        station(A1, "2019-03-01", "2019-03-01");
        town("999901101", "2019-05-01");
        assertThat(share("town-coverage", "towns", "2019-04-30")).isEqualTo("0/2");
        assertThat(share("town-coverage", "towns", "2019-05-01")).isEqualTo("1/2");
        assertThat(share("town-coverage", "towns-and-farms", "2019-05-01")).isEqualTo("1/3");
    }

    private UUID station(String village, String opened, @Nullable String accepted) {
        var input =
                new StationInput(
                        "village",
                        village,
                        "",
                        "站" + village.substring(9),
                        "new",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        opened,
                        accepted,
                        "",
                        "");
        return entered(input);
    }

    private void town(String town, String day) {
        entered(
                new StationInput(
                        "town", town, "", "镇站", "new", "", "", "", "", "", "", day, day, "", ""));
    }

    private UUID entered(StationInput input) {
        return ((Outcome.Done) in(() -> stations.register(input))).station().id();
    }

    private void list(String day, String... villages) {
        var rows =
                Stream.of(villages)
                        .map(village -> new VillageList.Row(DivisionCode.of(village), null))
                        .toList();
        in(() ->
                villageLists.record(
                        new NewVillageList(
                                VillageList.Kind.DESIGNATED_POOR,
                                "",
                                COUNTY,
                                LocalDate.parse(day),
                                "名单",
                                null,
                                false,
                                rows)));
    }

    private int open(String day) {
        return in(() -> rows("open", day).size());
    }

    private int accepted(String day) {
        return in(() -> rows("accepted", day).size());
    }

    private List<String> rows(String measure, String day) {
        return jdbc
                .sql(
                        "select id from ("
                                + select(measure)
                                + """
                                ) as e where e.division like '999901%' and e.validity @> cast(:day as date)
                                """)
                .param("day", day)
                .query(String.class)
                .stream()
                .map(String::valueOf)
                .toList();
    }

    private List<String> rows(String measure, String base, String day) {
        return in(() ->
                jdbc
                        .sql(
                                "select division from ("
                                        + select(measure)
                                        + """
                                        ) as e where e.division like '999901%' and e.validity @> cast(:day as date) and base = :base and value = 1
                                        """)
                        .param("day", day)
                        .param("base", base)
                        .query(String.class)
                        .stream()
                        .map(String::valueOf)
                        .toList());
    }

    private String share(String measure, String base, String day) {
        return in(() ->
                jdbc.sql(
                                "select coalesce(sum(value), 0) || '/' || count(*) from ("
                                        + select(measure)
                                        + """
                                        ) as e where e.division like '999901%' and e.validity @> cast(:day as date) and base = :base
                                        """)
                        .param("day", day)
                        .param("base", base)
                        .query(String.class)
                        .single());
    }

    private static String select(String measure) {
        try {
            return new ClassPathResource("cn/cunkou/stations/" + measure + ".measure.sql")
                    .getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private <T> T in(Supplier<T> act) {
        return Actor.as(
                ACTOR, () -> Objects.requireNonNull(transaction.execute(status -> act.get())));
    }
}
