package cn.cunkou.access;

import cn.cunkou.platform.web.Problem;
import cn.cunkou.values.Sha256;
import jakarta.servlet.http.HttpServletRequest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Holds floods off what anybody may send, without remembering anybody: it counts in a few hundred
 * bins, in memory alone, and which network falls into which bin depends on a salt that is thrown
 * away every hour together with the counts. Many networks share a bin.
 */
@Component
public class Crowd {
    static final int EACH = 120;
    static final int ALL = 2_000;

    private static final int BINS = 512;
    private static final Duration TURN = Duration.ofHours(1);

    private final Clock clock;
    private final int each;
    private final int everybody;
    private final SecureRandom random = new SecureRandom();
    private final int[] counts = new int[BINS];
    private int all;
    private String salt = "";
    private Instant until = Instant.MIN;

    @Autowired
    Crowd(Clock clock) {
        this(clock, EACH, ALL);
    }

    private Crowd(Clock clock, int each, int everybody) {
        this.clock = clock;
        this.each = each;
        this.everybody = everybody;
    }

    /**
     * Another one, which counts by itself and holds at other numbers.
     *
     * @param each how many an hour for a bin of networks, {@code everybody} for all
     */
    public Crowd apart(int each, int everybody) {
        return new Crowd(clock, each, everybody);
    }

    /**
     * Lets one through.
     *
     * @throws Problem when too many came within the hour
     */
    public void enter(HttpServletRequest request) {
        enter(request, 1);
    }

    /**
     * The same for what keeps others busy.
     *
     * @param weight as how many letters it counts
     */
    public void enter(HttpServletRequest request, int weight) {
        enter(ClientNetwork.of(request.getRemoteAddr()), weight);
    }

    void enter(String network) {
        enter(network, 1);
    }

    private synchronized void enter(String network, int weight) {
        var now = clock.instant();
        if (!now.isBefore(until)) {
            turn(now);
        }
        var bin = Integer.parseUnsignedInt(Sha256.hex(salt, network).substring(0, 7), 16) % BINS;
        all += weight;
        counts[bin] += weight;
        if (all > everybody || counts[bin] > each) {
            throw new Problem(
                    HttpStatus.TOO_MANY_REQUESTS,
                    "提交得太频繁",
                    "这一个小时里提交的太多了，请过一会儿再交；也可以拨打监督电话。",
                    List.of());
        }
    }

    private void turn(Instant now) {
        var fresh = new byte[32];
        random.nextBytes(fresh);
        salt = HexFormat.of().formatHex(fresh);
        java.util.Arrays.fill(counts, 0);
        all = 0;
        until = now.plus(TURN);
    }
}
