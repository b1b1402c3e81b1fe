package cn.cunkou.platform.imports;

import cn.cunkou.platform.audit.Audit;
import cn.cunkou.platform.imports.Batch.State;
import cn.cunkou.platform.imports.BatchRows.Outcome;
import cn.cunkou.platform.imports.ImportKind.Change;
import cn.cunkou.platform.imports.ImportKind.Context;
import cn.cunkou.platform.imports.ImportKind.Kept;
import cn.cunkou.platform.tasks.Progress;
import cn.cunkou.platform.tasks.TaskKind;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Takes an import back, but for the rows whose records were edited since. */
@Component
class UndoImport implements TaskKind<BatchWork> {
    private final Batches batches;
    private final BatchRows rows;
    private final Kinds kinds;
    private final Audit audit;
    private final JsonMapper json;
    private final TransactionTemplate transaction;

    UndoImport(
            Batches batches,
            BatchRows rows,
            Kinds kinds,
            Audit audit,
            JsonMapper json,
            TransactionTemplate transaction) {
        this.batches = batches;
        this.rows = rows;
        this.kinds = kinds;
        this.audit = audit;
        this.json = json;
        this.transaction = transaction;
    }

    @Override
    public Class<BatchWork> payloadType() {
        return BatchWork.class;
    }

    @Override
    public void run(BatchWork work, Progress progress) {
        try {
            transaction.executeWithoutResult(status -> undo(work, progress));
        } catch (RuntimeException failure) {
            var note = Sentences.failure(failure, "没有撤销任何数据，可以再试一次。");
            transaction.executeWithoutResult(
                    status -> batches.step(work.batch(), State.UNDOING, State.APPLIED, note));
            throw failure;
        }
    }

    private void undo(BatchWork work, Progress progress) {
        var batch = batches.hold(work.batch()).orElseThrow();
        if (batch.at() != State.UNDOING) {
            return;
        }
        batches.alone(batch);
        var kept = undone(kinds.kind(batch.kind()), batch, progress);
        rows.note(
                batch,
                kept.stream().map(row -> new Outcome(row.row(), null, row.reason())).toList());
        int taken = batch.changes() - kept.size();
        var note = Sentences.undone(taken, kept.size());
        if (taken == 0) {
            batches.nothingUndone(batch.id(), kept.size(), note);
        } else {
            batches.undone(batch.id(), work.by(), kept.size(), note);
            audit.record(
                    "撤销导入",
                    new Audit.Subject("import", batch.id(), batch.fileName(), batch.division()),
                    null,
                    new TakenBack(batch.kind(), taken, kept.size()),
                    work.by() + "提出");
        }
        progress.result(note, Sentences.address(batch.id()));
    }

    /** What the audit trail keeps of an undo. */
    record TakenBack(String kind, int undone, int kept) {}

    private <R> List<Kept> undone(ImportKind<R> kind, Batch batch, Progress progress) {
        var changes = new ArrayList<Change<R>>();
        for (var row : rows.all(batch.id())) {
            var after = row.after();
            if (row.subject() != null && after != null) {
                var before = row.before();
                changes.add(
                        new Change<>(
                                row.number(),
                                row.subject(),
                                before == null ? null : json.treeToValue(before, kind.recordType()),
                                json.treeToValue(after, kind.recordType())));
            }
        }
        return kind.undo(
                changes, new Context(batch.id(), batch.division(), batch.fileName(), progress));
    }
}
