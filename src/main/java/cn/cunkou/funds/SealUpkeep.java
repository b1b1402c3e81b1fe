package cn.cunkou.funds;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Seals ledgers when nobody asks, a minute after what is new at the latest. */
@Configuration(proxyBeanMethods = false)
class SealUpkeep {
    @Bean
    RecurringTask<Void> sealingLedgers(Seals seals) {
        return Tasks.recurring("funds-seals", FixedDelay.ofSeconds(60))
                .execute((_, _) -> seals.sealAll());
    }
}
