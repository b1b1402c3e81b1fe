package cn.cunkou.measures;

import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the engine does when nobody asks: keeps day totals true and forgets changes that everybody has seen. */
final class Upkeep {
    static final Duration EVERY = Duration.ofMinutes(2);

    private final JdbcClient measure;
    private final Partials partials;
    private final Definitions definitions;

    Upkeep(JdbcClient measure, Partials partials, Definitions definitions) {
        this.measure = measure;
        this.partials = partials;
        this.definitions = definitions;
    }

    void run() {
        definitions.byId().values().stream().filter(Definition::partials).forEach(partials::repair);
        measure.sql("insert into measures.horizon default values").update();
        forget(Memo.LIFE.plusMinutes(5));
    }

    /** Drops changes that were over so long ago, and that the day totals have seen. */
    void forget(Duration ago) {
        measure.sql(
                        """
                        delete from measures.change
                         where xid < (select max(oldest) from measures.horizon
                                       where at < clock_timestamp() - make_interval(secs => ?))
                           and not exists (
                               select from measures.reading
                                 join measures.partial_state on partial_state.measure = reading.measure
                                where reading.source = change.source
                                  and not pg_visible_in_snapshot(change.xid, partial_state.seen))
                        """)
                .param(ago.toSeconds())
                .update();
        measure.sql("delete from measures.horizon where at < clock_timestamp() - interval '1 day'").update();
    }
}
