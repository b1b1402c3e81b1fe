package cn.cunkou.traceability;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Forgets who looked. */
@Configuration(proxyBeanMethods = false)
class LookUpkeep {
    @Bean
    RecurringTask<Void> forgettingPhones(Looks looks) {
        return Tasks.recurring("looks-forget-phones", FixedDelay.ofMinutes(60))
                .execute((_, _) -> looks.forget());
    }
}
