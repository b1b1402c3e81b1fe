package cn.cunkou.visibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatTests {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    application/json;q=0, */*                             | application/ld+json
                    application/json;q=0, application/ld+json;q=0, */*    | application/xml
                    */*, application/*;q=0                                | text/xml
                    application/json;q=0.2, application/xml;q=0.1, */*;q=0 | application/json
                    text/html, application/xml;q=0.9, */*;q=0.8           | application/xml
                    """)
    void whatIsRefusedByNameIsNotLetInAmongOthers(String accept, String answered) {
        assertThat(Format.wanted(accept).name()).hasToString(answered);
    }

    @Test
    void whoRefusesEveryFormIsToldWhichThereAre() {
        assertThatExceptionOfType(EpcisProblem.class)
                .isThrownBy(() -> Format.wanted("text/csv, */*;q=0"))
                .withMessageContaining("application/ld+json");
    }

    @Test
    void moreThanCanBeWelcomeIsRefused() {
        var accept = String.join(", ", Collections.nCopies(60, "application/xml"));
        assertThatExceptionOfType(EpcisProblem.class)
                .isThrownBy(() -> Format.wanted(accept))
                .withMessageContaining("Accept");
    }
}
