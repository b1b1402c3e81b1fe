package cn.cunkou.platform.tasks;

import cn.cunkou.platform.database.AfterCommit;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceException;
import com.github.kagkarlsson.scheduler.task.SchedulableInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import java.time.Instant;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The scheduler's work, begun when it is due, not when the scheduler next looks. */
@Component
public class Agenda {
    private final ObjectProvider<SchedulerClient> scheduler;

    Agenda(ObjectProvider<SchedulerClient> scheduler) {
        this.scheduler = scheduler;
    }

    /**
     * Adds work that is not there yet; what is due begins when the surrounding transaction has
     * committed.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(SchedulableInstance<?> work) {
        scheduler.getObject().scheduleIfNotExists(work);
        AfterCommit.run(this::wake);
    }

    /**
     * Has work done earlier than it was to be.
     *
     * @return false where it runs now: what it looked at may be older than the reason for haste
     */
    public boolean hurry(TaskInstanceId work, Instant time) {
        try {
            scheduler.getObject().reschedule(work, time);
            return true;
        } catch (TaskInstanceException e) {
            return !(e instanceof TaskInstanceCurrentlyExecutingException);
        }
    }

    /** Has the scheduler look what is due. */
    public void wake() {
        if (scheduler.getObject() instanceof Scheduler running) {
            running.triggerCheckForDueExecutions();
        }
    }
}
