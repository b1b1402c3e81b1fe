package cn.cunkou.disclosure;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.Scope;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is done about notices when nobody asks. */
@Configuration(proxyBeanMethods = false)
class DisclosureUpkeep {
    @Bean
    RecurringTask<Void> endingNotices(Notices notices) {
        return Tasks.recurring("notice-ends", FixedDelay.ofMinutes(30))
                .execute((_, _) ->
                        Actor.run(Actor.system("公示到期", Scope.everywhere()), notices::settleAll));
    }
}
