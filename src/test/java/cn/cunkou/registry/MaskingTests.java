package cn.cunkou.registry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskingTests {
    @ParameterizedTest
    @CsvSource({"李某某,李**", "李四,李*", "欧阳某某,欧***", "𣒍某,𣒍*", "李,李"})
    void onlyTheFamilyNameStays(String name, String masked) {
        assertThat(Masking.name(name)).isEqualTo(masked);
    }

    @Test
    void aCreditCodeChecksItself() {
        assertThat(CreditCode.isValid("91350100M000100Y43")).isTrue();
        assertThat(CreditCode.isValid("91350100M000100Y44")).isFalse();
        assertThat(CreditCode.isValid("91350100M000100Y4")).isFalse();
        assertThat(CreditCode.isValid("91350100I000100Y43")).isFalse();
    }
}
