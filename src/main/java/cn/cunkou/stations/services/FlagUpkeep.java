package cn.cunkou.stations.services;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is done about services when nobody asks. */
@Configuration(proxyBeanMethods = false)
class FlagUpkeep {
    @Bean
    RecurringTask<Void> serviceFlags(Flags flags) {
        return Tasks.recurring("service-flags", FixedDelay.ofHours(1))
                .execute((_, _) -> flags.lookThroughAll());
    }
}
