package cn.cunkou.stations;

import cn.cunkou.platform.imports.ImportKind.Change;
import cn.cunkou.platform.imports.ImportKind.Context;
import cn.cunkou.platform.imports.ImportKind.Kept;
import cn.cunkou.values.DivisionCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Takes back what an import did to stations, except to those that were changed since. */
@Component
class StationUndo {
    private final JdbcClient jdbc;
    private final StationLists lists;
    private final StationBatch batch;
    private final StationCodes codes;
    private final ImportSteps steps;

    StationUndo(
            JdbcClient jdbc,
            StationLists lists,
            StationBatch batch,
            StationCodes codes,
            ImportSteps steps) {
        this.jdbc = jdbc;
        this.lists = lists;
        this.batch = batch;
        this.codes = codes;
        this.steps = steps;
    }

    List<Kept> undo(List<Change<SheetStation>> changes, Context context) {
        var division = DivisionCode.of(context.division());
        var stations = new HashMap<UUID, Station>();
        lists.of(division).forEach(station -> stations.put(station.id(), station));
        var busy = busy(changes);
        var kept = new ArrayList<Kept>();
        var removed = new ArrayList<Station>();
        var restored = new ArrayList<StationBatch.Update>();
        for (var change : changes) {
            var station = stations.get(StationImport.id(change));
            var reason = reason(change, station, busy);
            if (reason != null || station == null) {
                kept.add(new Kept(change.row(), reason == null ? "站点已经不在" : reason));
            } else if (change.before() == null) {
                removed.add(station);
            } else {
                restored.add(new StationBatch.Update(station, change.before().station()));
            }
        }
        keepTaken(division, restored, changes, kept);
        batch.remove(removed);
        batch.update(restored);
        steps.note(
                ImportSteps.Act.UNDONE,
                restored.stream().map(update -> update.before().id()).toList(),
                context);
        context.progress().at(changes.size(), changes.size());
        return kept;
    }

    private static @Nullable String reason(
            Change<SheetStation> change, @Nullable Station station, Set<UUID> busy) {
        if (station == null) {
            return null;
        }
        var now = NewStation.of(station);
        var written = change.after().station();
        var expected = written.code() == null ? written.withCode(station.code()) : written;
        if (!now.equals(expected)) {
            return "导入以后又改过";
        }
        return change.before() == null && busy.contains(station.id()) ? "导入以后登记过服务、歇业、迁址或附件" : null;
    }

    /** A code that was given up by the import may belong to another station by now. */
    private void keepTaken(
            DivisionCode division,
            List<StationBatch.Update> restored,
            List<Change<SheetStation>> changes,
            List<Kept> kept) {
        var wanted = new HashSet<String>();
        for (var update : restored) {
            var code = update.after().code();
            if (code != null && !code.equals(update.before().code())) {
                wanted.add(code);
            }
        }
        var taken = codes.taken(division.county(), wanted);
        for (var change : changes) {
            var before = change.before();
            if (before != null && taken.contains(String.valueOf(before.station().code()))) {
                var id = StationImport.id(change);
                if (restored.removeIf(
                        update ->
                                update.before().id().equals(id)
                                        && !update.before()
                                                .code()
                                                .equals(before.station().code()))) {
                    kept.add(new Kept(change.row(), "原来的编号已给了别的站点"));
                }
            }
        }
    }

    /** Stations about which something was recorded besides what a workbook says. */
    private Set<UUID> busy(List<Change<SheetStation>> changes) {
        return new HashSet<>(
                jdbc.sql(
                                """
                                select station from stations.idle where station = any (:ids)
                                union
                                select station from stations.attachment where station = any (:ids)
                                union
                                select station from stations.service where station = any (:ids)
                                union
                                select station from stations.opening_hours where station = any (:ids)
                                union
                                select station from stations.place where station = any (:ids) group by station having count(*) > 1
                                """)
                        .param("ids", changes.stream().map(StationImport::id).toArray(UUID[]::new))
                        .query(UUID.class)
                        .list());
    }
}
