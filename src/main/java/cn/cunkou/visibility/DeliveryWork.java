package cn.cunkou.visibility;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.Scope;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells the scheduler how subscriptions are run: each says itself when it wants to be run again.
 */
@Configuration(proxyBeanMethods = false)
class DeliveryWork {
    /** Its instances have the ids of subscriptions and their counties as data. */
    static final TaskDescriptor<String> DELIVER =
            TaskDescriptor.of("epcis-subscription", String.class);

    @Bean
    Task<String> delivering(ObjectProvider<Deliveries> deliveries) {
        return Tasks.custom(DELIVER)
                .onFailureReschedule(FixedDelay.of(Duration.ofMinutes(1)))
                .execute((instance, context) -> {
                    var next =
                            deliveries
                                    .getObject()
                                    .run(UUID.fromString(instance.getId()), instance.getData());
                    return (done, operations) ->
                            next.ifPresentOrElse(
                                    moment -> operations.reschedule(done, moment),
                                    operations::remove);
                });
    }

    @Bean
    RecurringTask<Void> forgettingWhatWasTold(
            Recorded recorded,
            Subscriptions subscriptions,
            TransactionTemplate transaction,
            Clock clock) {
        return Tasks.recurring("epcis-recorded", FixedDelay.ofHours(6))
                .execute((_, _) ->
                        Actor.run(
                                Actor.system("清理订阅记录", Scope.everywhere()),
                                () ->
                                        transaction.executeWithoutResult(status -> {
                                            recorded.forget();
                                            subscriptions.removeStopped(
                                                    clock.instant()
                                                            .minus(Subscription.KEPT_STOPPED));
                                        })));
    }
}
