package cn.cunkou.stations;

import cn.cunkou.platform.audit.Audit;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What the audit trail tells of one station. */
final class StationTrail {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private StationTrail() {}

    /** One act on a station, as its page lists it. */
    record Step(
            Instant at,
            String by,
            String act,
            List<Outcome.Change> changes,
            @Nullable String reason) {}

    /** The acts, latest first. */
    static List<Step> steps(List<Audit.Entry> entries) {
        return entries.stream()
                .map(entry ->
                        new Step(
                                entry.at(),
                                entry.actorName(),
                                entry.act(),
                                changes(entry),
                                entry.reason()))
                .toList();
    }

    /** The station as it was in that version, if the trail has it. */
    static Optional<Snapshot> since(List<Audit.Entry> entries, int version) {
        return entries.stream()
                .flatMap(entry ->
                        java.util.stream.Stream.of(read(entry.before()), read(entry.after())))
                .flatMap(Optional::stream)
                .filter(snapshot -> snapshot.version() == version)
                .findFirst();
    }

    private static List<Outcome.Change> changes(Audit.Entry entry) {
        var before = read(entry.before());
        var after = read(entry.after());
        return before.isPresent() && after.isPresent()
                ? before.get().changesTo(after.get())
                : List.of();
    }

    private static Optional<Snapshot> read(@Nullable String json) {
        if (json == null) {
            return Optional.empty();
        }
        var tree = JSON.readTree(json);
        return tree.has("version") && tree.has("code")
                ? Optional.of(JSON.treeToValue(tree, Snapshot.class))
                : Optional.empty();
    }
}
