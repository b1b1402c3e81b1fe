package cn.cunkou.visibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LinesTests {
    private final Lines lines = new Lines();

    private void call(String host, Duration time) {
        try (var line = lines.take(host).orElseThrow()) {
            line.took(time);
        }
    }

    @Test
    void hostsThatAreSlowToAnswerLeaveALineToTheOthers() {
        call("slow.example", Duration.ofSeconds(14));
        call("slower.example", Duration.ofSeconds(15));
        try (var one = lines.take("slow.example").orElseThrow()) {
            assertThat(lines.take("slower.example")).isEmpty();
            try (var other = lines.take("quick.example").orElseThrow()) {
                assertThat(lines.take("quicker.example")).isEmpty();
                other.took(Duration.ofMillis(20));
            }
            one.took(Duration.ofMillis(20));
        }
        try (var one = lines.take("slow.example").orElseThrow()) {
            one.took(Duration.ofMillis(20));
            assertThat(lines.take("slower.example")).isPresent();
        }
    }
}
