package cn.cunkou.platform.imports;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is done about imports when nobody asks. */
@Configuration(proxyBeanMethods = false)
class ImportUpkeep {
    @Bean
    RecurringTask<Void> expiringImports(Unconfirmed unconfirmed) {
        return Tasks.recurring("import-expiry", FixedDelay.ofHours(6))
                .execute((_, _) -> unconfirmed.expire());
    }
}
