package cn.cunkou.visibility;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The partitions of the tables of events, one for each month of this century. They are made in a
 * transaction of their own, so that nobody who stores events waits for another who needs a month.
 */
@Component
class Months {
    private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);
    private static final LocalDate END = LocalDate.of(2100, 1, 1);

    private final JdbcClient jdbc;
    private final TransactionTemplate separate;
    private final Set<LocalDate> there = ConcurrentHashMap.newKeySet();

    Months(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.separate = new TransactionTemplate(transactions);
        this.separate.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Makes room for events of these moments. */
    void makeRoom(Collection<Instant> moments) {
        var missing =
                moments.stream()
                        .map(moment ->
                                moment.atOffset(ZoneOffset.UTC).toLocalDate().withDayOfMonth(1))
                        .filter(month -> !month.isBefore(FIRST) && month.isBefore(END))
                        .filter(month -> !there.contains(month))
                        .distinct()
                        .sorted()
                        .toList();
        for (var month : missing) {
            separate.executeWithoutResult(status ->
                    jdbc.sql("select visibility.make_month(:month)")
                            .param("month", month)
                            .query(rows -> {}));
            there.add(month);
        }
    }
}
