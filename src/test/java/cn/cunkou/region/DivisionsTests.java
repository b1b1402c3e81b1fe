package cn.cunkou.region;

import static org.assertj.core.api.Assertions.assertThat;

import cn.cunkou.CunkouTest;
import cn.cunkou.platform.Actor;
import cn.cunkou.platform.Scope;
import cn.cunkou.region.Division.Kind;
import cn.cunkou.region.Divisions.Base;
import cn.cunkou.values.DivisionCode;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@CunkouTest
class DivisionsTests {
    private static final DivisionCode WUHUA = DivisionCode.of("441424");
    private static final DivisionCode WUCHUAN = DivisionCode.of("440883");
    private static final LocalDate DAY = LocalDate.of(2019, 11, 18);

    @Autowired private Divisions divisions;

    @Autowired private DivisionLoader loader;

    @Autowired private JdbcClient jdbc;

    @Autowired private TransactionOperations transactions;

    @Test
    void aCountyHasTownsAndVillages() {
        assertThat(as(() -> divisions.children(WUHUA, DAY)))
                .hasSize(16)
                .first()
                .satisfies(town -> {
                    assertThat(town.name()).isEqualTo("水寨镇");
                    assertThat(town.kind()).isEqualTo(Kind.TOWN);
                });
        assertThat(as(() -> divisions.villages(WUHUA, Base.VILLAGERS_COMMITTEES, DAY)))
                .hasSize(415);
        assertThat(as(() -> divisions.villages(WUHUA, Base.ALL_COMMITTEES, DAY))).hasSize(451);
        var donggang = DivisionCode.of("210681");
        assertThat(as(() -> divisions.villages(donggang, Base.ALL_COMMITTEES, DAY))).hasSize(233);
    }

    @Test
    void daysBeforeTheOfficialListAreAssumed() {
        var village = as(() -> divisions.find(DivisionCode.of("441424103203"), DAY)).orElseThrow();
        assertThat(village.shortName()).isEqualTo("輋𣒍村");
        assertThat(village.isAssumedOn(DAY)).isTrue();
        assertThat(village.isAssumedOn(LocalDate.of(2023, 6, 30))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"𣒍,輋𣒍村", "转水 輋𣒍村,輋𣒍村", "輋𣒍村委会,輋𣒍村"})
    void rareCharactersAreFound(String typed, String found) {
        assertThat(as(() -> divisions.search(WUHUA, typed, DAY, 10)))
                .extracting(Division::shortName)
                .containsExactly(found);
    }

    @Test
    void aTownIsFoundBeforeItsVillages() {
        assertThat(as(() -> divisions.search(WUCHUAN, "塘㙍镇", DAY, 50)))
                .extracting(Division::shortName)
                .startsWith("塘㙍镇")
                .contains("塘㙍村");
    }

    @Test
    void whatATyperWouldUseAsAPatternIsAWord() {
        assertThat(as(() -> divisions.search(WUHUA, "%", DAY, 10))).isEmpty();
        assertThat(as(() -> divisions.search(WUHUA, "'; drop table region.division --", DAY, 10)))
                .isEmpty();
    }

    @Test
    void townsAreSortedByPinyin() {
        assertThat(
                        sorted(
                                "select name from region.division where parent in ('441424', '440883') order by name"))
                .containsSubsequence("安流镇", "博铺街道", "长布镇", "水寨镇", "塘尾街道", "塘㙍镇", "转水镇");
    }

    @Test
    void aVillageWithARareCharacterIsSortedByItsSound() {
        // 輋 is read she
        assertThat(
                        sorted(
                                "select short_name from region.division where parent = '441424103' order by short_name"))
                .containsSubsequence("里塘村", "輋𣒍村", "新民村");
    }

    @Test
    void aLaterStartLoadsNothing() {
        Boolean loaded =
                as(() ->
                        transactions.execute(status -> loader.load(OfficialList.ofFiveCounties())));
        assertThat(loaded).isFalse();
    }

    @Test
    void thePublicReadsDivisionsWithoutAScope() {
        assertThat(
                        jdbc.sql(
                                        "select count(distinct code) from region.public_division where county = '441424'")
                                .query((row, number) -> row.getLong(1))
                                .single())
                .isEqualTo(468);
    }

    private List<String> sorted(String sql) {
        return as(() ->
                transactions.execute(
                        status -> jdbc.sql(sql).query((row, number) -> row.getString(1)).list()));
    }

    private static <T> T as(Supplier<T> act) {
        return Actor.as(Actor.system("test", Scope.of("441424")), act::get);
    }
}
