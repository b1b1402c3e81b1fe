package cn.cunkou.platform.tasks;

import com.github.kagkarlsson.scheduler.task.Task;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tells the scheduler how our work is done. */
@Configuration(proxyBeanMethods = false)
class Scheduling {
    @Bean
    Task<String> work(ObjectProvider<Tasks> tasks) {
        return com.github.kagkarlsson.scheduler.task.helper.Tasks.oneTime(Tasks.WORK)
                .execute((instance, context) -> {
                    var id = instance.getId();
                    tasks.getObject().work(id.substring(0, id.indexOf('@')), instance.getData());
                });
    }
}
