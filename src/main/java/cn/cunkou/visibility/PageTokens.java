package cn.cunkou.visibility;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.secrets.SecretBox;
import cn.cunkou.values.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.springframework.stereotype.Component;

/**
 * Where a list goes on, for whoever asked and for that list alone, for an hour. What a token says
 * is locked with the installation's key.
 */
@Component
class PageTokens {
    private static final Duration GOOD_FOR = Duration.ofHours(1);

    private final SecretBox box;
    private final Clock clock;

    PageTokens(SecretBox box, Clock clock) {
        this.box = box;
        this.clock = clock;
    }

    /** A token and when it ends. */
    record Token(String text, Instant ends) {}

    /**
     * @param list what is listed, with all that narrows it
     * @param place where it goes on
     */
    Token make(String list, String place) {
        var ends = Instant.ofEpochSecond(clock.instant().plus(GOOD_FOR).getEpochSecond());
        var locked =
                box.lock(
                        (ends.getEpochSecond() + " " + place).getBytes(StandardCharsets.UTF_8),
                        owner(list));
        return new Token(Base64.getUrlEncoder().withoutPadding().encodeToString(locked), ends);
    }

    /**
     * Where the list goes on.
     *
     * @throws EpcisProblem when the token is not of this list, or of somebody else, or past its end
     */
    String place(String list, String token) {
        try {
            var open =
                    new String(
                            box.unlock(Base64.getUrlDecoder().decode(token), owner(list)),
                            StandardCharsets.UTF_8);
            var space = open.indexOf(' ');
            var ends = Instant.ofEpochSecond(Long.parseLong(open.substring(0, space)));
            if (clock.instant().isBefore(ends)) {
                return open.substring(space + 1);
            }
        } catch (RuntimeException e) {
            throw refused();
        }
        throw refused();
    }

    private static EpcisProblem refused() {
        return EpcisProblem.parameter("nextPageToken", "不是这个查询的续页标记，或者已经过期；请从第一页重新查询");
    }

    private static String owner(String list) {
        return "epcis page " + Actor.current().id() + " " + Sha256.hex(list);
    }
}
