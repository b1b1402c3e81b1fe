package cn.cunkou.measures;

import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the engine does when nobody asks: keeps day totals true and forgets changes that everybody
 * has seen.
 */
final class Upkeep {
    /** Much longer than a memo lives. */
    static final Duration KEPT = Duration.ofHours(2);

    static final Duration EVERY = Duration.ofMinutes(2);

    private final JdbcClient measure;
    private final Reading reading;
    private final Definitions definitions;

    Upkeep(JdbcClient measure, Reading reading, Definitions definitions) {
        this.measure = measure;
        this.reading = reading;
        this.definitions = definitions;
    }

    void run() {
        definitions.installed().stream().filter(this::isKept).forEach(reading.partials()::repair);
        measure.sql(
                        "delete from measures.tally where asked_at < clock_timestamp() - interval '1 day'")
                .update();
        measure.sql("insert into measures.horizon default values").update();
        forget(KEPT);
    }

    private boolean isKept(Definition definition) {
        return definition.keepsDays()
                && (definition.measure().partials() || reading.tallies().isLarge(definition));
    }

    /**
     * Drops changes that were over so long ago and that the day totals have seen, and tallies that
     * have not.
     */
    void forget(Duration ago) {
        measure.sql(
                        """
                        with past as (select max(oldest) as oldest from measures.horizon
                                       where at <= clock_timestamp() - make_interval(secs => ?))
                        delete from measures.tally using past
                         where exists (
                               select from measures.reading
                                 join measures.change on change.source = reading.source
                                where reading.measure = tally.measure and change.xid < past.oldest
                                  and change.xid >= pg_snapshot_xmin(tally.seen)
                                  and not pg_visible_in_snapshot(change.xid, tally.seen))
                        """)
                .param(ago.toSeconds())
                .update();
        measure.sql(
                        """
                        delete from measures.change
                         where xid < (select max(oldest) from measures.horizon
                                       where at <= clock_timestamp() - make_interval(secs => ?))
                           and not exists (
                               select from measures.reading
                                 join measures.partial_state on partial_state.measure = reading.measure
                                where reading.source = change.source
                                  and not pg_visible_in_snapshot(change.xid, partial_state.seen))
                        """)
                .param(ago.toSeconds())
                .update();
        measure.sql("delete from measures.horizon where at < clock_timestamp() - interval '1 day'")
                .update();
    }
}
