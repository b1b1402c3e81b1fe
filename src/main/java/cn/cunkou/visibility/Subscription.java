package cn.cunkou.visibility;

import cn.cunkou.platform.Actor;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A standing query whose answers are sent to an address.
 *
 * @param creator whoever ordered it, and sees through it what they see at that time
 * @param division where it belongs
 * @param course how it has gone so far
 */
record Subscription(
        UUID id, String division, Creator creator, Order order, Instant createdAt, Course course) {
    private static final List<Duration> WAITS =
            List.of(
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(30),
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(15),
                    Duration.ofHours(1));
    static final Duration GIVEN_UP_AFTER = Duration.ofDays(3);
    static final Duration KEPT_STOPPED = Duration.ofDays(90);
    static final Duration LOOKED_AFTER_EVERY = Duration.ofMinutes(1);

    /** An account or a token. */
    record Creator(Actor.Kind kind, String id, String name) {}

    /**
     * What was ordered.
     *
     * @param signatureToken as it was ordered; see {@link Subscriptions#signing}
     * @param schedule fields by name; empty where events are sent as they come
     */
    record Order(
            String query,
            String dest,
            @Nullable String signatureToken,
            Map<String, String> schedule,
            boolean reportIfEmpty,
            Instant initialRecordTime,
            EpcSpelling spelling) {
        boolean isStream() {
            return schedule.isEmpty();
        }
    }

    /**
     * @param batch most events in one document
     * @param failures attempts in vain since the last that was not
     */
    record Course(
            Progress progress,
            int batch,
            @Nullable Instant lastRun,
            @Nullable Instant notifiedAt,
            int failures,
            @Nullable Instant failingSince,
            @Nullable String lastFailure,
            @Nullable Instant lastFailureAt,
            @Nullable Instant stoppedAt) {}

    /** The county whose events it is about. */
    String county() {
        return division.substring(0, 6);
    }

    /** Whom it calls. */
    String host() {
        return String.valueOf(URI.create(order.dest()).getHost());
    }

    /** The address by which its creator would ask for the same. */
    String address() {
        return "/epcis/queries/" + EventAnswers.inPath(order.query()) + "/events";
    }

    boolean isStopped() {
        return course.stoppedAt() != null;
    }

    /** When it is run next, after all went well; empty when its schedule is over. */
    Optional<Instant> next(Instant now) {
        return order.isStream()
                ? Optional.of(now.plus(LOOKED_AFTER_EVERY))
                : CronFields.read(order.schedule()).next(now);
    }

    /** When it is tried again after that many failures. */
    static Instant again(int failures, Instant now) {
        return now.plus(WAITS.get(Math.min(failures, WAITS.size()) - 1));
    }

    /** As a program sees it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Shown(
            String subscriptionID,
            String queryName,
            String dest,
            @Nullable Boolean stream,
            @Nullable Map<String, String> schedule,
            @Nullable Boolean reportIfEmpty,
            Instant initialRecordTime,
            @Nullable Instant minRecordTime,
            String epcFormat,
            Instant createdAt,
            @Nullable Instant lastNotifiedAt,
            boolean active,
            @Nullable Failing failing) {}

    /**
     * What the other side said when it was last called in vain.
     *
     * @param since when it began; null when it was over by itself
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Failing(int times, @Nullable Instant since, String said, @Nullable Instant saidAt) {}

    Shown shown() {
        var said = course.lastFailure();
        return new Shown(
                id.toString(),
                order.query(),
                order.dest(),
                order.isStream() ? true : null,
                order.isStream() ? null : order.schedule(),
                order.isStream() ? null : order.reportIfEmpty(),
                order.initialRecordTime(),
                course.lastRun(),
                order.spelling().word(),
                createdAt,
                course.notifiedAt(),
                !isStopped(),
                said == null
                        ? null
                        : new Failing(
                                course.failures(),
                                course.failingSince(),
                                said,
                                course.lastFailureAt()));
    }
}
