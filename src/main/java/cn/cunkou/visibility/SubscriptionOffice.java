package cn.cunkou.visibility;

import cn.cunkou.platform.tasks.Agenda;
import cn.cunkou.visibility.Subscription.Order;
import java.time.Instant;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes in orders for answers to come. */
@Service
class SubscriptionOffice {
    private final NamedQueries queries;
    private final Subscriptions subscriptions;
    private final NewEvents events;
    private final Agenda agenda;

    SubscriptionOffice(
            NamedQueries queries, Subscriptions subscriptions, NewEvents events, Agenda agenda) {
        this.queries = queries;
        this.subscriptions = subscriptions;
        this.events = events;
        this.agenda = agenda;
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
        agenda.add(
                DeliveryWork.DELIVER
                        .instance(added.id().toString())
                        .data(added.county())
                        .scheduledTo(first));
        return added;
    }
}
