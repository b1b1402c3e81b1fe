package cn.cunkou.access;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import cn.cunkou.HandClock;
import cn.cunkou.platform.web.Problem;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class CrowdTests {
    private final HandClock clock = new HandClock(Instant.parse("2019-11-18T01:00:00Z"));
    private final Crowd crowd = new Crowd(clock);

    @Test
    void aFloodFromOneNetworkEndsWithItsHour() {
        for (var i = 0; i < Crowd.EACH; i++) {
            crowd.enter("10.0.0.1");
        }
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> crowd.enter("10.0.0.1"));
        clock.move(Duration.ofHours(1));
        assertThatNoException().isThrownBy(() -> crowd.enter("10.0.0.1"));
    }

    @Test
    void whatKeepsOthersBusyWeighsMore() {
        var request = new MockHttpServletRequest();
        request.setRemoteAddr("10.0.0.1");
        for (var i = 0; i < Crowd.EACH / 10; i++) {
            crowd.enter(request, 10);
        }
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> crowd.enter(request));
    }

    @Test
    void aFloodFromEverywhereIsHeldOffToo() {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> {
                    for (var i = 0; i <= Crowd.ALL; i++) {
                        crowd.enter("10.0." + i / 250 + "." + i % 250);
                    }
                });
    }
}
