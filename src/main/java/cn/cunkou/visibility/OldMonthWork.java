package cn.cunkou.visibility;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.LocalTime;
import java.time.ZoneId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tells the scheduler when old months go. */
@Configuration(proxyBeanMethods = false)
class OldMonthWork {
    @Bean
    RecurringTask<Void> puttingOldMonthsAway(ObjectProvider<OldMonths> months) {
        return Tasks.recurring(
                        "epcis-old-months",
                        new Daily(ZoneId.of("Asia/Shanghai"), LocalTime.of(2, 30)))
                .execute((_, _) -> months.getObject().putAway());
    }

    @Bean
    RecurringTask<Void> puttingMonthsBack(ObjectProvider<OldMonths> months) {
        return Tasks.recurring("epcis-months-back", FixedDelay.ofMinutes(1))
                .execute((_, _) -> months.getObject().putBack());
    }
}
