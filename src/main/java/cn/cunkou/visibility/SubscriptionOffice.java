package cn.cunkou.visibility;

import cn.cunkou.visibility.Subscription.Order;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import java.time.Instant;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Takes in orders for answers to come. */
@Service
class SubscriptionOffice {
    private final NamedQueries queries;
    private final Subscriptions subscriptions;
    private final NewEvents events;
    private final ObjectProvider<SchedulerClient> scheduler;

    SubscriptionOffice(
            NamedQueries queries,
            Subscriptions subscriptions,
            NewEvents events,
            ObjectProvider<SchedulerClient> scheduler) {
        this.queries = queries;
        this.subscriptions = subscriptions;
        this.events = events;
        this.scheduler = scheduler;
    }

    /**
     * Whoever acts gets the answers from now on.
     *
     * @throws EpcisProblem when there is no such query, or none that may go on, or the county has
     *     as many subscriptions as it may
     */
    @Transactional
    Subscription subscribe(Order order, String division, StandingQuery standing, Instant now) {
        StandingQuery.checked(
                queries.find(order.query())
                        .orElseThrow(() -> EpcisProblem.noSuchQuery(order.query())));
        var added = subscriptions.add(order, division, standing.beginning(now, events));
        var first = order.isStream() ? now : added.next(now).orElseThrow();
        scheduler
                .getObject()
                .scheduleIfNotExists(
                        DeliveryWork.DELIVER
                                .instance(added.id().toString())
                                .data(added.county())
                                .scheduledTo(first));
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        if (scheduler.getObject() instanceof Scheduler running) {
                            running.triggerCheckForDueExecutions();
                        }
                    }
                });
        return added;
    }
}
