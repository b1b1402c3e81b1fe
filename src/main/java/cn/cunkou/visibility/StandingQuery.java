package cn.cunkou.visibility;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a query that goes on, in an order or in the address of a WebSocket.
 *
 * @param schedule fields by name; empty where events are told as they come
 * @param since record time from which on events count; null for now
 */
record StandingQuery(Map<String, String> schedule, boolean reportIfEmpty, @Nullable Instant since) {

    /**
     * @throws EpcisProblem when neither a stream nor a schedule is wanted, or both, or a value is
     *     none
     */
    static StandingQuery of(
            @Nullable String stream,
            Map<String, String> schedule,
            @Nullable String reportIfEmpty,
            @Nullable String initialRecordTime) {
        var streams = truth("stream", stream);
        if (streams == !schedule.isEmpty()) {
            throw EpcisProblem.subscription("stream与定时（schedule）要写其中一样，也只能写一样。");
        }
        if (!streams) {
            CronFields.read(schedule);
        }
        var since = initialRecordTime == null ? null : Moments.read(initialRecordTime);
        if (initialRecordTime != null && since == null) {
            throw EpcisProblem.subscription(
                    "initialRecordTime「%s」不是带时区的时间。".formatted(initialRecordTime));
        }
        // a stream tells of events, and is never called for without one
        var empty = truth("reportIfEmpty", reportIfEmpty) && !streams;
        return new StandingQuery(Map.copyOf(schedule), empty, since);
    }

    private static boolean truth(String name, @Nullable String value) {
        return switch (value == null ? "false" : value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw EpcisProblem.subscription(name + "只能是true或false。");
        };
    }

    /** Where it begins: at the moment given, or with what is committed from now on. */
    Progress beginning(Instant now, NewEvents events) {
        return since == null ? Progress.at(now, events.snapshot()) : Progress.from(since);
    }

    /**
     * The query, when it may go on.
     *
     * @throws EpcisProblem when it asks for a number of events, which a stream of them has none of
     */
    static EventQuery checked(NamedQueries.NamedQuery named) {
        var query = named.read();
        if (query.countLimit() != null) {
            throw EpcisProblem.subscription("有eventCountLimit的查询不能订阅。");
        }
        return query;
    }

    /** The fields of a schedule in their order, to be shown. */
    static Map<String, String> ordered(Map<String, String> fields) {
        return new LinkedHashMap<>(CronFields.among(fields));
    }
}
