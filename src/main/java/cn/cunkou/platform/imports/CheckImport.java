package cn.cunkou.platform.imports;

import cn.cunkou.platform.imports.Batch.State;
import cn.cunkou.platform.tasks.Progress;
import cn.cunkou.platform.tasks.TaskKind;
import java.time.Duration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Compares a file with the register and keeps what it would do; writes nothing else. */
@Component
class CheckImport implements TaskKind<BatchWork> {
    private final Batches batches;
    private final BatchRows rows;
    private final Checking checking;
    private final TransactionTemplate transaction;

    CheckImport(
            Batches batches, BatchRows rows, Checking checking, TransactionTemplate transaction) {
        this.batches = batches;
        this.rows = rows;
        this.checking = checking;
        this.transaction = transaction;
    }

    @Override
    public Class<BatchWork> payloadType() {
        return BatchWork.class;
    }

    @Override
    public void run(BatchWork work, Progress progress) {
        try {
            transaction.executeWithoutResult(status -> check(work.batch(), progress));
        } catch (RuntimeException failure) {
            var note = Sentences.failure(failure, "没有核对完，请重新上传。");
            transaction.executeWithoutResult(
                    status -> batches.step(work.batch(), State.CHECKING, State.FAILED, note));
            throw failure;
        }
    }

    private void check(String id, Progress progress) {
        var batch = batches.hold(id).orElseThrow();
        if (batch.at() != State.CHECKING) {
            return;
        }
        long start = System.nanoTime();
        var found = checking.check(batch, new Stretch(progress, batch.total(), 0, 0.8)).rows();
        rows.replace(batch, found);
        progress.at(batch.total(), batch.total());
        var counts = Checking.counts(found);
        batches.checked(id, counts, Duration.ofNanos(System.nanoTime() - start).toMillis(), "");
        progress.result(Sentences.checked(counts), Sentences.address(id));
    }
}
