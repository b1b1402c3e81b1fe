package cn.cunkou.platform.database;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What is done once the surrounding transaction has committed, and only then. */
public final class AfterCommit {
    private AfterCommit() {}

    /**
     * @param act must not throw: what was committed stays
     * @throws IllegalStateException outside a transaction
     */
    public static void run(Runnable act) {
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        act.run();
                    }
                });
    }
}
