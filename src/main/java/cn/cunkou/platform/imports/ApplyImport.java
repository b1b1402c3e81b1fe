package cn.cunkou.platform.imports;

import cn.cunkou.platform.audit.Audit;
import cn.cunkou.platform.imports.Batch.State;
import cn.cunkou.platform.imports.BatchRows.Outcome;
import cn.cunkou.platform.imports.Checking.Checked;
import cn.cunkou.platform.imports.ImportKind.Context;
import cn.cunkou.platform.tasks.Progress;
import cn.cunkou.platform.tasks.TaskKind;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes a confirmed import, in one transaction that also notes that it was written: whatever stops
 * the program, the import is whole or absent, and the task that starts again finds which.
 */
@Component
class ApplyImport implements TaskKind<BatchWork> {
    private final Batches batches;
    private final BatchRows rows;
    private final Checking checking;
    private final Audit audit;
    private final TransactionTemplate transaction;

    ApplyImport(
            Batches batches,
            BatchRows rows,
            Checking checking,
            Audit audit,
            TransactionTemplate transaction) {
        this.batches = batches;
        this.rows = rows;
        this.checking = checking;
        this.audit = audit;
        this.transaction = transaction;
    }

    @Override
    public Class<BatchWork> payloadType() {
        return BatchWork.class;
    }

    @Override
    public void run(BatchWork work, Progress progress) {
        try {
            transaction.executeWithoutResult(status -> apply(work, progress));
        } catch (Moved moved) {
            transaction.executeWithoutResult(status -> checkedAnew(work.batch(), moved.rows));
            progress.result("核对之后登记有变化，没有写入，请看过新的核对结果再确认。", Sentences.address(work.batch()));
        } catch (RuntimeException failure) {
            var note = Sentences.failure(failure, "没有写入任何数据，可以再确认一次。");
            transaction.executeWithoutResult(
                    status -> batches.step(work.batch(), State.APPLYING, State.CHECKED, note));
            throw failure;
        }
    }

    private void apply(BatchWork work, Progress progress) {
        var batch = batches.hold(work.batch()).orElseThrow();
        if (batch.at() != State.APPLYING) {
            return;
        }
        batches.alone(batch);
        var found = checking.check(batch, new Stretch(progress, batch.total(), 0, 0.3));
        if (!agree(rows.all(batch.id()), found.rows())) {
            throw new Moved(found.rows());
        }
        rows.note(batch, written(found, batch, new Stretch(progress, batch.total(), 0.3, 0.9)));
        batches.applied(batch.id(), work.by());
        audit.record(
                "导入",
                new Audit.Subject("import", batch.id(), batch.fileName(), batch.division()),
                null,
                new Written(batch.kind(), batch.created(), batch.updated(), batch.wrong()),
                work.by() + "确认");
        progress.at(batch.total(), batch.total());
        progress.result(
                "新增%,d行，更新%,d行。".formatted(batch.created(), batch.updated()),
                Sentences.address(batch.id()));
    }

    /** What the audit trail keeps of an import; its rows are kept with it. */
    record Written(String kind, int created, int updated, int leftOut) {}

    private static <R> List<Outcome> written(Checked<R> found, Batch batch, Progress progress) {
        var context = new Context(batch.id(), batch.division(), batch.fileName(), progress);
        var subjects = found.kind().apply(found.changes(), context);
        if (subjects.size() != found.changes().size()) {
            throw new IllegalStateException(
                    "%s wrote %d of %d changes"
                            .formatted(batch.kind(), subjects.size(), found.changes().size()));
        }
        var outcomes = new ArrayList<Outcome>();
        for (int i = 0; i < subjects.size(); i++) {
            outcomes.add(new Outcome(found.changes().get(i).row(), subjects.get(i), null));
        }
        return outcomes;
    }

    private void checkedAnew(String id, List<BatchRow> found) {
        var batch = batches.hold(id).orElseThrow();
        if (batch.at() == State.APPLYING) {
            rows.replace(batch, found);
            batches.checked(
                    id,
                    Checking.counts(found),
                    batch.checkMillis(),
                    "核对之后登记有变化，没有写入。下面是重新核对的结果，请看过再确认。");
        }
    }

    private static boolean agree(List<BatchRow> seen, List<BatchRow> now) {
        if (seen.size() != now.size()) {
            return false;
        }
        for (int i = 0; i < seen.size(); i++) {
            if (!seen.get(i).agreesWith(now.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** The register is no longer as the person saw it who confirmed. */
    private static final class Moved extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient List<BatchRow> rows;

        private Moved(List<BatchRow> rows) {
            this.rows = rows;
        }
    }
}
