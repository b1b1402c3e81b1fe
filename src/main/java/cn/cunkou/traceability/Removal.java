package cn.cunkou.traceability;

import java.util.function.BooleanSupplier;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Removes what nothing rests on, whatever tables modules above have. */
@Component
class Removal {
    private final TransactionTemplate nested;

    Removal(PlatformTransactionManager transactions) {
        nested = new TransactionTemplate(transactions);
        nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /**
     * Tries it within the transaction of whoever calls, which goes on in either case.
     *
     * @param deletion whether there was something to delete
     * @return whether it is gone; false where rows of modules above rest on it
     */
    boolean tried(BooleanSupplier deletion) {
        try {
            return Boolean.TRUE.equals(nested.execute(_ -> deletion.getAsBoolean()));
        } catch (DataIntegrityViolationException inUse) {
            return false;
        }
    }
}
