package cn.cunkou.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import cn.cunkou.CunkouTest;
import cn.cunkou.measures.Figure;
import cn.cunkou.measures.Measures;
import cn.cunkou.measures.Question;
import cn.cunkou.platform.Actor;
import cn.cunkou.platform.Scope;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.VillageList.Kind;
import cn.cunkou.region.VillageList.Row;
import cn.cunkou.values.DivisionCode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@CunkouTest
class VillageListsTests {
    private static final DivisionCode WUHUA = DivisionCode.of("441424");
    private static final DivisionCode VILLAGE = DivisionCode.of("441424103203");
    private static final DivisionCode OTHER = DivisionCode.of("441424103204");

    @Autowired private VillageLists lists;

    @Autowired private Counties counties;

    @Autowired private Measures measures;

    @Autowired private JdbcClient jdbc;

    @Autowired private TransactionOperations transactions;

    @Test
    void aListHoldsUntilTheNextOfItsKind() {
        officer(() -> lists.record(poor("2018-01-01", VILLAGE)));
        officer(() -> lists.record(poor("2019-01-01", VILLAGE, OTHER)));
        assertThat(onDay(Kind.DESIGNATED_POOR, "2017-12-31")).isEmpty();
        assertThat(onDay(Kind.DESIGNATED_POOR, "2018-12-31")).containsExactly(VILLAGE);
        assertThat(onDay(Kind.DESIGNATED_POOR, "2019-01-01")).containsExactly(VILLAGE, OTHER);
        assertThat(inForce("2018-12-31")).isEqualTo(1);
    }

    @Test
    void aCorrectionOfTheSameDayGivesWayAndCanBeTakenBack() {
        officer(() -> lists.record(population(1_000)));
        var second = officer(() -> lists.record(population(1_200)));
        assertThat(persons()).isEqualTo(1_200);
        officer(() -> {
            lists.withdraw(second, "数字抄错");
            return true;
        });
        assertThat(persons()).isEqualTo(1_000);
        assertThat(officer(() -> lists.find(second))).isEmpty();
    }

    @Test
    void eachOperatorHasItsOwnListOfBroadband() {
        everywhere(() -> counties.activateDemo(WUHUA, LocalDate.of(2019, 11, 18)));
        officer(() -> lists.record(broadband("移动公司", "2018-06-30", VILLAGE)));
        var other = officer(() -> lists.record(broadband("联通公司", "2018-09-30", VILLAGE, OTHER)));
        officer(() -> lists.record(broadband("移动公司", "2018-12-31", OTHER)));
        assertThat(officer(() -> lists.inForce(WUHUA, LocalDate.of(2018, 12, 31)))).contains(other);
        assertThat(figure("region.broadband-villages", "2018-06-30")).isEqualTo("1");
        assertThat(figure("region.broadband-villages", "2018-10-01")).isEqualTo("2");
        assertThat(figure("region.broadband-villages", "2018-10-01", "operator", "移动公司"))
                .isEqualTo("1");
        assertThat(answer("region.broadband-coverage", "2018-06-29").reason()).contains("《通宽带的村》");
        var covered = answer("region.broadband-coverage", "2018-10-01");
        assertThat(covered.reason()).isNull();
        assertThat(covered.numerator()).isEqualByComparingTo("2");
        assertThat(covered.denominator()).isGreaterThan(new BigDecimal(300));
    }

    @Test
    void peopleAreCountedByTheListOfTheDay() {
        officer(() -> lists.record(residents("2017-12-31", 800)));
        officer(() -> lists.record(residents("2018-12-31", 750)));
        assertThat(figure("region.residents", "2018-12-30")).isEqualTo("800");
        assertThat(figure("region.residents", "2018-12-31")).isEqualTo("750");
        assertThat(answer("region.residents", "2017-12-30").reason()).contains("《常住人口》");
    }

    @Test
    void withoutAListThereIsNothingToCount() {
        assertThat(onDay(Kind.SEAT, "2019-11-18")).isEmpty();
        assertThat(officer(() -> lists.latest(Kind.SEAT, WUHUA, LocalDate.of(2019, 11, 18))))
                .isEmpty();
    }

    @Test
    void aTownOfficerRecordsNoListOfTheCounty() {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> as("441424103", () -> lists.record(poor("2018-06-01", VILLAGE))));
    }

    @Test
    void aListOfAnotherCountyIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> poor("2018-01-01", DivisionCode.of("440883107206")));
        assertThatIllegalArgumentException().isThrownBy(() -> poor("2018-01-01", VILLAGE, VILLAGE));
        assertThatIllegalArgumentException().isThrownBy(() -> poor("2018-01-01"));
    }

    private Figure answer(String measure, String day, String... dimension) {
        var question = Question.of(measure, WUHUA.digits()).between(null, LocalDate.parse(day));
        return officer(() ->
                measures.evaluate(
                        dimension.length == 0
                                ? question
                                : question.where(dimension[0], dimension[1])));
    }

    private String figure(String measure, String day, String... dimension) {
        var value = Objects.requireNonNull(answer(measure, day, dimension).value());
        return value.stripTrailingZeros().toPlainString();
    }

    private static NewVillageList broadband(
            String operator, String asOf, DivisionCode... villages) {
        return new NewVillageList(
                Kind.BROADBAND,
                operator,
                WUHUA,
                LocalDate.parse(asOf),
                operator + "宽带覆盖表",
                null,
                false,
                Stream.of(villages).map(village -> new Row(village, null)).toList());
    }

    private static NewVillageList residents(String asOf, int persons) {
        return new NewVillageList(
                Kind.RESIDENTS,
                "",
                WUHUA,
                LocalDate.parse(asOf),
                "人口年报",
                null,
                false,
                List.of(new Row(VILLAGE, persons)));
    }

    private List<DivisionCode> onDay(Kind kind, String day) {
        return officer(() ->
                lists.latest(kind, WUHUA, LocalDate.parse(day)).stream()
                        .flatMap(list -> list.rows().stream().map(Row::village))
                        .toList());
    }

    private int persons() {
        var list = officer(() -> lists.latest(Kind.POPULATION, WUHUA, LocalDate.of(2019, 11, 18)));
        var persons = list.orElseThrow().rows().getFirst().persons();
        return persons == null ? 0 : persons;
    }

    private long inForce(String day) {
        Long rows =
                officer(() ->
                        transactions.execute(status ->
                                jdbc.sql(
                                                """
                                                select count(*) from region.village_list_in_force
                                                 where kind = 'designated-poor' and validity @> cast(:day as date)
                                                """)
                                        .param("day", day)
                                        .query((row, number) -> row.getLong(1))
                                        .single()));
        return rows == null ? 0 : rows;
    }

    private static NewVillageList poor(String asOf, DivisionCode... villages) {
        return new NewVillageList(
                Kind.DESIGNATED_POOR,
                "",
                WUHUA,
                LocalDate.parse(asOf),
                "省定贫困村名单",
                "粤扶组〔2016〕12号",
                false,
                Stream.of(villages).map(village -> new Row(village, null)).toList());
    }

    private static NewVillageList population(int persons) {
        return new NewVillageList(
                Kind.POPULATION,
                "",
                WUHUA,
                LocalDate.of(2018, 12, 31),
                "户籍人口统计表",
                null,
                false,
                List.of(new Row(VILLAGE, persons)));
    }

    private static void everywhere(Runnable act) {
        Actor.run(Actor.system("test", Scope.everywhere()), act);
    }

    private static <T> T officer(Supplier<T> act) {
        return as("441424", act);
    }

    private static <T> T as(String scope, Supplier<T> act) {
        return Actor.as(Actor.system("test", Scope.of(scope)), act::get);
    }
}
