package cn.cunkou.projects;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is done about projects when nobody asks. */
@Configuration(proxyBeanMethods = false)
class ProjectUpkeep {
    @Bean
    RecurringTask<Void> remindingOfProgress(ProgressReminders reminders) {
        return Tasks.recurring("progress-reminders", FixedDelay.ofHours(6))
                .execute((_, _) -> reminders.remind());
    }
}
