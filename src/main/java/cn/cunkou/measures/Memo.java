package cn.cunkou.measures;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Answers that are still true. One younger than half a second is given as it is; an older one after
 * a look at what changed since its snapshot, one query for however many; only what changed is
 * answered anew, once for all who ask meanwhile.
 */
final class Memo {
    static final Duration UNSEEN = Duration.ofMillis(500);

    /** Changes are kept longer than this, so that none is missed. */
    static final Duration LIFE = Duration.ofMinutes(10);

    private static final int MOST = 20_000;

    private final JdbcClient measure;
    private final Function<Asked, Answer> reading;
    private final Executor executor;
    private final LongSupplier nanos;
    private final Map<Asked, Entry> entries = new ConcurrentHashMap<>();
    private final Map<Asked, CompletableFuture<Entry>> flights = new ConcurrentHashMap<>();

    /**
     * @param reading answers one question from the database
     * @param executor runs several of them at once
     */
    Memo(
            JdbcClient measure,
            Function<Asked, Answer> reading,
            Executor executor,
            LongSupplier nanos) {
        this.measure = measure;
        this.reading = reading;
        this.executor = executor;
        this.nanos = nanos;
    }

    private record Entry(Answer answer, long answered, long looked) {}

    /** Answers to all of them. */
    Map<Asked, Answer> answers(List<Asked> asked) {
        var answers = new HashMap<Asked, Answer>();
        var old = new ArrayList<Asked>();
        var now = nanos.getAsLong();
        for (var one : asked) {
            var entry = entries.get(one);
            if (entry == null || now - entry.answered() > LIFE.toNanos()) {
                continue;
            }
            if (now - entry.looked() < UNSEEN.toNanos()) {
                answers.put(one, entry.answer());
            } else {
                old.add(one);
            }
        }
        answers.putAll(stillTrue(old));
        var open = asked.stream().distinct().filter(one -> !answers.containsKey(one)).toList();
        answers.putAll(anew(inTurns(open)));
        return answers;
    }

    /** Forgets what is too old to be compared with the changes that are kept. */
    void tidy() {
        var now = nanos.getAsLong();
        entries.values().removeIf(entry -> now - entry.answered() > LIFE.toNanos());
    }

    private Map<Asked, Answer> stillTrue(List<Asked> old) {
        if (old.isEmpty()) {
            return Map.of();
        }
        var before = old.stream().map(entries::get).toList();
        var looked = nanos.getAsLong();
        var changed =
                measure.sql(
                                """
                                select asked.number::int
                                  from unnest(?::text[], ?::text[], ?::date[], ?::date[], ?::pg_snapshot[])
                                       with ordinality as asked (measure, place, first, last, seen, number)
                                 where exists (
                                       select from measures.reading
                                         join measures.change on change.source = reading.source
                                        where reading.measure = asked.measure
                                          and change.xid >= pg_snapshot_xmin(asked.seen)
                                          and not pg_visible_in_snapshot(change.xid, asked.seen)
                                          and (change.county is null or change.county ^@ asked.place
                                               or asked.place ^@ change.county)
                                          and (change.day is null or change.day <= asked.last
                                               and (asked.first is null or change.day >= asked.first)))
                                """)
                        .params(
                                column(old, one -> one.definition().evidence()),
                                column(old, Asked::county),
                                column(old, one -> text(one.from())),
                                column(old, one -> text(one.to())),
                                before.stream()
                                        .map(entry ->
                                                entry == null ? "1:1:" : entry.answer().seen())
                                        .toArray(String[]::new))
                        .query(Integer.class)
                        .set();
        var answers = new HashMap<Asked, Answer>();
        for (var i = 0; i < old.size(); i++) {
            var entry = before.get(i);
            if (entry != null && !changed.contains(i + 1)) {
                entries.replace(
                        old.get(i), entry, new Entry(entry.answer(), entry.answered(), looked));
                answers.put(old.get(i), entry.answer());
            }
        }
        return answers;
    }

    private static @Nullable String[] column(
            List<Asked> asked, Function<Asked, @Nullable String> value) {
        return asked.stream().map(value).toArray(String[]::new);
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    /**
     * One question of each measure first: it brings the measure's totals up to date, and others of
     * the same measure would only wait for it.
     */
    private static List<Asked> inTurns(List<Asked> open) {
        var asked = new HashMap<String, Integer>();
        return open.stream()
                .map(one -> Map.entry(asked.merge(one.definition().id(), 1, Integer::sum), one))
                .sorted(Comparator.comparing(Map.Entry::getKey))
                .map(Map.Entry::getValue)
                .toList();
    }

    private Map<Asked, Answer> anew(List<Asked> open) {
        var flying = new HashMap<Asked, CompletableFuture<Entry>>();
        for (var i = 0; i < open.size(); i++) {
            var last = i == open.size() - 1;
            flying.put(open.get(i), flight(open.get(i), last ? Runnable::run : executor));
        }
        var answers = new HashMap<Asked, Answer>();
        flying.forEach((asked, flight) -> answers.put(asked, arrived(flight).answer()));
        return answers;
    }

    private CompletableFuture<Entry> flight(Asked asked, Executor executor) {
        var mine = new CompletableFuture<Entry>();
        var other = flights.putIfAbsent(asked, mine);
        if (other != null) {
            return other;
        }
        executor.execute(() -> {
            try {
                var begun = nanos.getAsLong();
                var entry = new Entry(reading.apply(asked), begun, begun);
                if (entries.size() < MOST) {
                    entries.put(asked, entry);
                }
                mine.complete(entry);
            } catch (Throwable failed) {
                mine.completeExceptionally(failed);
            } finally {
                flights.remove(asked, mine);
            }
        });
        return mine;
    }

    private static Entry arrived(CompletableFuture<Entry> flight) {
        try {
            return flight.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failed;
        }
    }
}
