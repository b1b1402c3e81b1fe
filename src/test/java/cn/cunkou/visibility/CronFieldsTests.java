package cn.cunkou.visibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CronFieldsTests {
    /** A Wednesday, ten past eight in China. */
    private static final Instant NOW = Instant.parse("2026-04-01T00:10:00Z");

    private static String next(Map<String, String> fields) {
        return CronFields.read(fields).next(NOW).orElseThrow().toString();
    }

    @Test
    void fieldsFinerThanThoseGivenAreAtTheirLeast() {
        assertThat(next(Map.of("hour", "1", "minute", "5"))).isEqualTo("2026-04-01T17:05:00Z");
        assertThat(next(Map.of("minute", "20"))).isEqualTo("2026-04-01T00:20:00Z");
        assertThat(next(Map.of("second", "30"))).isEqualTo("2026-04-01T00:10:30Z");
        assertThat(next(Map.of("month", "6"))).isEqualTo("2026-05-31T16:00:00Z");
    }

    @Test
    void mondayIsOneAndSundaySeven() {
        assertThat(next(Map.of("dayOfWeek", "1"))).isEqualTo("2026-04-05T16:00:00Z");
        assertThat(next(Map.of("dayOfWeek", "7"))).isEqualTo("2026-04-04T16:00:00Z");
    }

    @Test
    void listsAndRangesAndBothDaysMustFit() {
        assertThat(next(Map.of("hour", "9,[14-16]"))).isEqualTo("2026-04-01T01:00:00Z");
        assertThat(next(Map.of("minute", "[30-31],45"))).isEqualTo("2026-04-01T00:30:00Z");
        assertThat(next(Map.of("dayOfMonth", "13", "dayOfWeek", "5")))
                .isEqualTo("2026-11-12T16:00:00Z");
    }

    @Test
    void whatTheStandardDoesNotHaveIsRefused() {
        for (var value : new String[] {"", "60", "[5-3]", "1-3", "x", "[1-60]", "1,,2", "*/0"}) {
            assertThatExceptionOfType(EpcisProblem.class)
                    .as(value)
                    .isThrownBy(() -> CronFields.read(Map.of("minute", value)));
        }
    }
}
