package cn.cunkou.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import cn.cunkou.CunkouTest;
import cn.cunkou.platform.Actor;
import cn.cunkou.platform.Scope;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.values.DivisionCode;
import java.time.LocalDate;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@CunkouTest
class CountiesTests {
    private static final DivisionCode WUHUA = DivisionCode.of("441424");
    private static final DivisionCode WUCHUAN = DivisionCode.of("440883");

    @Autowired private Counties counties;

    @Test
    void theClockOfADemoCountyStandsWhereItWasSetAndRunsOn() {
        var day = LocalDate.of(2019, 11, 18);
        everywhere(() -> counties.activateDemo(WUHUA, day));
        everywhere(() -> counties.activate(WUCHUAN));
        assertThat(everywhere(() -> counties.today(WUHUA))).isBetween(day, day.plusDays(1));
        assertThat(everywhere(() -> counties.today(DivisionCode.of("441424103203"))))
                .isBetween(day, day.plusDays(1));
        assertThat(everywhere(() -> counties.today(WUCHUAN))).isAfter(LocalDate.of(2024, 1, 1));
        everywhere(() -> counties.activateDemo(WUHUA, LocalDate.of(2018, 1, 1)));
        assertThat(everywhere(() -> counties.today(WUHUA))).isBetween(day, day.plusDays(1));
        assertThat(everywhere(counties::all))
                .extracting(County::name)
                .containsExactly("五华县", "吴川市");
    }

    @Test
    void aReaderIsOfferedTheirOwnCounties() {
        everywhere(() -> counties.activate(WUHUA));
        everywhere(() -> counties.activate(WUCHUAN));
        assertThat(as("441424100", () -> counties.chosen("")).name()).isEqualTo("五华县");
        assertThat(as("44", counties::mine)).hasSize(2);
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> as("441424100", () -> counties.chosen("440883")));
    }

    @Test
    void theVisitorReadsTheDayToo() {
        everywhere(() -> counties.activate(WUHUA));
        var visitor = Actor.visitor(Scope.of("441424"));
        assertThat(Actor.as(visitor, () -> counties.all())).isNotEmpty();
        assertThat(counties.all()).isNotEmpty();
    }

    @Test
    void onlyAListedCountyCanBeServed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> everywhere(() -> counties.activate(DivisionCode.of("440106"))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> everywhere(() -> counties.activate(DivisionCode.of("4414"))));
    }

    private static <T> T everywhere(Supplier<T> act) {
        return Actor.as(Actor.system("test", Scope.everywhere()), act::get);
    }

    private static <T> T as(String scope, Supplier<T> act) {
        return Actor.as(Actor.system("test", Scope.of(scope)), act::get);
    }
}
