package cn.cunkou.platform.imports;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.Scope;
import cn.cunkou.platform.audit.Audit;
import cn.cunkou.platform.imports.Batch.State;
import cn.cunkou.platform.web.Problem;
import java.time.Duration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets go of checked imports that are not confirmed, when a person says so or after a week: their
 * rows are dropped, the list keeps that they were handed in.
 */
@Component
class Unconfirmed {
    static final Duration KEPT = Duration.ofDays(7);

    private static final Actor CLEANER = Actor.system("清理没有确认的导入", Scope.everywhere());

    private final Batches batches;
    private final BatchRows rows;
    private final Audit audit;
    private final TransactionTemplate transaction;

    Unconfirmed(Batches batches, BatchRows rows, Audit audit, TransactionTemplate transaction) {
        this.batches = batches;
        this.rows = rows;
        this.audit = audit;
        this.transaction = transaction;
    }

    /**
     * What a person does; done twice, it is done once.
     *
     * @throws Problem when there is no such import, or it waits no longer
     */
    @Transactional
    public void giveUp(String id) {
        var batch = batches.hold(id).orElseThrow(() -> Problem.notFound("这次导入"));
        switch (batch.at()) {
            case CHECKED ->
                    drop(batch, State.GIVEN_UP, Actor.current().name() + "放弃了这份表，没有写入任何数据。");
            case GIVEN_UP -> {}
            case CHECKING, APPLYING, APPLIED, UNDOING, UNDONE, FAILED, EXPIRED ->
                    throw Problem.conflict("这份表%s，不能放弃。".formatted(batch.at().label()));
        }
    }

    /** What the system does with those that waited for {@link #KEPT}. */
    void expire() {
        Actor.run(
                CLEANER,
                () ->
                        transaction.executeWithoutResult(status ->
                                batches.unconfirmedFor(KEPT)
                                        .forEach(batch ->
                                                drop(
                                                        batch,
                                                        State.EXPIRED,
                                                        "核对以后%d天没有人确认，没有写入任何数据。"
                                                                .formatted(KEPT.toDays())))));
    }

    /** What the audit trail keeps of an import that was not confirmed. */
    record Dropped(String kind, int created, int updated, int wrong) {}

    private void drop(Batch batch, State end, String note) {
        if (batches.step(batch.id(), State.CHECKED, end, note)) {
            rows.drop(batch.id());
            audit.record(
                    end == State.EXPIRED ? "导入过期" : "放弃导入",
                    new Audit.Subject("import", batch.id(), batch.fileName(), batch.division()),
                    new Dropped(batch.kind(), batch.created(), batch.updated(), batch.wrong()),
                    null,
                    null);
        }
    }
}
