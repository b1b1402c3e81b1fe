package cn.cunkou.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is found is held against what is allowed. */
class LimitTests {
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "at-most, -, 0.5, 0.5, true",
                "at-most, -, 0.5, 0.51, false",
                "at-most, -, 0.5, 未检出, true",
                "at-most, -, 0.5, <0.01, true",
                "at-most, -, 0.5, <1, -",
                "not-detected, -, -, 未检出, true",
                "not-detected, -, -, <0.3, true",
                "not-detected, -, -, 0.3, false",
                "at-least, 60, -, 60, true",
                "at-least, 60, -, 59.9, false",
                "at-least, 60, -, 未检出, false",
                "at-least, 60, -, <10, false",
                "within, 8, 12, 8, true",
                "within, 8, 12, 12.1, false",
                "within, 8, 12, 7.9, false",
                "within, 8, 12, <10, -",
            })
    void aFindingKeepsToALimitOrNotOrCannotTell(
            String kind,
            @Nullable BigDecimal least,
            @Nullable BigDecimal most,
            String found,
            @Nullable Boolean keeps) {
        var limit = new Limit("茶叶", "铅", Limit.Kind.of(kind), least, most, "mg/kg", "GB 2762-2022");
        assertThat(limit.keeps(found).orElse(null)).isEqualTo(keeps);
    }

    @ParameterizedTest
    @CsvSource({"' 0.05 ', 0.05", "ND, 未检出", "＜0.01, <0.01", "未检出, 未检出"})
    void oneFindingHasOneSpelling(String typed, String read) {
        assertThat(Limit.read(typed)).contains(read);
    }

    @ParameterizedTest
    @CsvSource({"合格", "'0,5'", "-1", "1e9", "0.05mg"})
    void whatIsNoFindingIsNotRead(String typed) {
        assertThat(Limit.read(typed)).isEmpty();
    }

    @Test
    void everyLimitOnBoardNamesItsStandardAndComesOnce() {
        var limits = Limits.onBoard();
        assertThat(limits).isNotEmpty().allMatch(limit -> limit.standard().matches(".*\\d+.*"));
        assertThat(
                        limits.stream()
                                .collect(Collectors.groupingBy(one -> one.product() + one.item())))
                .allSatisfy((_, same) -> assertThat(same).hasSize(1));
    }
}
