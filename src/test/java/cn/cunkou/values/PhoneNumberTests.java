package cn.cunkou.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTests {
    @ParameterizedTest
    @CsvSource({
        "13812346120,13812346120,138****6120",
        "+86 138 1234 6120,13812346120,138****6120",
        "0753-4433000,0753-4433000,0753-***3000",
        "(0753) 4433000,0753-4433000,0753-***3000",
        "010-65121234,010-65121234,010-****1234",
        "02088886666,020-88886666,020-****6666"
    })
    void peopleTypeNumbersInManyWays(String typed, String digits, String masked) {
        var phone = PhoneNumber.parse(typed);
        assertThat(phone.digits()).isEqualTo(digits);
        assertThat(phone.masked()).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12345", "23812346120", "1381234612", "138123461201", "一三八"})
    void anythingElseIsRefusedWithoutRepeatingIt(String typed) {
        assertThat(PhoneNumber.isValid(typed)).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PhoneNumber.parse(typed))
                .withMessage("neither a mobile nor a landline number");
    }

    @Test
    void aLogLineGivesNobodyAway() {
        assertThat("caller " + PhoneNumber.parse("13812346120")).isEqualTo("caller 138****6120");
    }
}
