package cn.cunkou.visibility;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Collections;
import org.junit.jupiter.api.Test;

class FormatTests {
    @Test
    void moreThanCanBeWelcomeIsRefused() {
        var accept = String.join(", ", Collections.nCopies(60, "application/xml"));
        assertThatExceptionOfType(EpcisProblem.class)
                .isThrownBy(() -> Format.wanted(accept))
                .withMessageContaining("Accept");
    }
}
