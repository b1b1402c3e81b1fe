package cn.cunkou.visibility;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Tells the scheduler how documents are stored. They are many and nobody waits for one, so they are
 * not listed among the tasks of people.
 */
@Configuration(proxyBeanMethods = false)
class CaptureWork {
    @Bean
    Task<String> storing(ObjectProvider<CaptureJobs> jobs) {
        return Tasks.oneTime(CaptureJobs.STORE)
                .execute((instance, context) -> {
                    var id = instance.getId();
                    jobs.getObject()
                            .store(
                                    UUID.fromString(id.substring(0, id.indexOf('@'))),
                                    instance.getData());
                });
    }
}
