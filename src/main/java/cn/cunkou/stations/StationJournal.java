package cn.cunkou.stations;

import cn.cunkou.platform.audit.Audit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes a station in hand for one act, and writes down what became of it. */
@Component
class StationJournal {
    static final String SUBJECT = "station";

    private final StationBook book;
    private final Audit audit;

    StationJournal(StationBook book, Audit audit) {
        this.book = book;
        this.audit = audit;
    }

    static Audit.Subject subject(Station station) {
        return new Audit.Subject(
                SUBJECT, station.id().toString(), station.name(), station.division().digits());
    }

    /** The station, held against other writers until the transaction ends. */
    Station locked(UUID id) {
        return book.lock(id).orElseThrow(Stations::missing);
    }

    /**
     * An act that was done.
     *
     * @param before null for a station just entered
     */
    Outcome done(String act, @Nullable Station before, UUID id, @Nullable String reason) {
        var after = book.find(id).orElseThrow(Stations::missing);
        audit.record(
                act,
                subject(after),
                before == null ? null : Snapshot.of(before),
                Snapshot.of(after),
                reason);
        return new Outcome.Done(after);
    }

    /** An act that came too late: somebody changed the station since that version. */
    Outcome overtaken(Station current, int version) {
        var trail = StationTrail.since(audit.of(SUBJECT, current.id().toString()), version);
        var changes = trail.map(seen -> seen.changesTo(Snapshot.of(current))).orElse(List.of());
        return new Outcome.Overtaken(
                current, changes, current.stamp().changedBy(), current.stamp().changedAt());
    }
}
