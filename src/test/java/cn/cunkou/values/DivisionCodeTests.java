package cn.cunkou.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import cn.cunkou.values.DivisionCode.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DivisionCodeTests {
    private final DivisionCode village = DivisionCode.of("441424103203");

    @ParameterizedTest
    @CsvSource({
        "44,PROVINCE",
        "4414,CITY",
        "441424,COUNTY",
        "441424103,TOWN",
        "441424103203,VILLAGE"
    })
    void theLengthTellsTheLevel(String digits, Level level) {
        assertThat(DivisionCode.of(digits).level()).isEqualTo(level);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "4", "441", "44142", "44142410", "44142410320", "4414x4", "４４"})
    void anythingElseIsNoCode(String digits) {
        assertThatIllegalArgumentException().isThrownBy(() -> DivisionCode.of(digits));
    }

    @Test
    void aVillageLiesInATownInACountyInACityInAProvince() {
        assertThat(village.parent()).contains(DivisionCode.of("441424103"));
        assertThat(village.town()).contains(DivisionCode.of("441424103"));
        assertThat(village.county()).isEqualTo(DivisionCode.of("441424"));
        assertThat(village.county().parent()).contains(DivisionCode.of("4414"));
        assertThat(village.at(Level.PROVINCE).parent()).isEmpty();
    }

    @Test
    void aCityLiesInNoCounty() {
        assertThatIllegalStateException()
                .isThrownBy(() -> DivisionCode.of("4414").county())
                .withMessageContaining("4414");
        assertThat(DivisionCode.of("441424").town()).isEmpty();
    }

    @Test
    void aDivisionContainsItselfAndAllBelowIt() {
        var county = DivisionCode.of("441424");
        assertThat(county.contains(county)).isTrue();
        assertThat(county.contains(village)).isTrue();
        assertThat(village.contains(county)).isFalse();
        assertThat(county.contains(DivisionCode.of("440883107"))).isFalse();
        assertThat(county.pattern()).isEqualTo("441424%");
    }
}
