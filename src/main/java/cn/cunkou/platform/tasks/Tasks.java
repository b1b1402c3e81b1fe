package cn.cunkou.platform.tasks;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.Scope;
import cn.cunkou.platform.messages.Messages;
import cn.cunkou.platform.web.Badge;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.platform.web.Problem;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.ClassUtils;
import tools.jackson.databind.json.JsonMapper;

/**
 * Long work: submitted in the transaction of the act that wants it, run in the background for the
 * same divisions, seen under 任务 with its progress. After a crash it runs again, so a kind of task
 * must be able to start anew.
 */
@Service
public class Tasks implements Badge.Source {
    private static final Logger log = LoggerFactory.getLogger(Tasks.class);

    static final TaskDescriptor<String> WORK = TaskDescriptor.of("cunkou-task", String.class);
    private static final String COLUMNS =
            """
            select id::text, division, kind, title, payload::text, owner, owner_name, state, done, total, note, href,
                   cancel_requested, created_at, started_at, finished_at from platform.task\
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;
    private final Agenda agenda;
    private final ObjectProvider<TaskKind<?>> kinds;
    private final Messages messages;
    private final TransactionTemplate separate;

    Tasks(
            JdbcClient jdbc,
            JsonMapper json,
            Clock clock,
            Agenda agenda,
            ObjectProvider<TaskKind<?>> kinds,
            Messages messages,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
        this.agenda = agenda;
        this.kinds = kinds;
        this.messages = messages;
        this.separate = new TransactionTemplate(transactions);
        this.separate.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * Submits work; it starts when the surrounding transaction has committed.
     *
     * @param division the county the work is limited to
     * @param payload a record that Jackson can write and read back
     * @return the task's id
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public <T> String submit(
            Class<? extends TaskKind<T>> kind, String title, String division, T payload) {
        var actor = Actor.current();
        var id =
                jdbc.sql(
                                """
                                insert into platform.task (division, kind, title, payload, owner, owner_name, created_at)
                                values (:division, :kind, :title, cast(:payload as jsonb), :owner, :ownerName, :now)
                                returning id::text
                                """)
                        .param("division", division)
                        .param("kind", kind.getSimpleName())
                        .param("title", title)
                        .param("payload", json.writeValueAsString(payload))
                        .param("owner", actor.id())
                        .param("ownerName", actor.name())
                        .param("now", now())
                        .query(String.class)
                        .single();
        agenda.add(WORK.instance(id + "@" + division).data(division).scheduledTo(clock.instant()));
        return id;
    }

    /** How many tasks of whoever acts are waiting or running. */
    @Transactional(readOnly = true)
    public int running() {
        return jdbc.sql(
                        "select count(*) from platform.task where owner = :me and state in ('queued', 'running')")
                .param("me", Actor.current().id())
                .query(Integer.class)
                .single();
    }

    @Override
    @Transactional(readOnly = true)
    public Badge badge() {
        return new Badge("任务", "/console/tasks", "clock", running());
    }

    /** The tasks of whoever acts, latest first. */
    @Transactional(readOnly = true)
    public Paged<Task> mine(Paged.Request page) {
        var me = Actor.current().id();
        var rows =
                jdbc.sql(
                                COLUMNS
                                        + " where owner = :me order by created_at desc limit :size offset :offset")
                        .param("me", me)
                        .param("size", page.size())
                        .param("offset", page.offset())
                        .query(new DataClassRowMapper<>(Task.class))
                        .list();
        var total =
                jdbc.sql("select count(*) from platform.task where owner = :me")
                        .param("me", me)
                        .query(Long.class)
                        .single();
        return page.of(rows, total);
    }

    @Transactional(readOnly = true)
    public Task find(String id) {
        return jdbc.sql(COLUMNS + " where id::text = :id")
                .param("id", id)
                .query(new DataClassRowMapper<>(Task.class))
                .optional()
                .orElseThrow(() -> Problem.notFound("任务"));
    }

    /**
     * Asks a task to stop at its next step; what it has done in one transaction is undone with it.
     */
    @Transactional
    public void cancel(String id) {
        var task = find(id);
        if (!task.owner().equals(Actor.current().id())) {
            throw Problem.forbidden("只能取消自己提交的任务。");
        }
        jdbc.sql(
                        "update platform.task set cancel_requested = true where id::text = :id and state in ('queued', 'running')")
                .param("id", id)
                .update();
    }

    /**
     * Runs a task to its end, whatever the end is. Called by the scheduler, and again after a
     * crash.
     */
    void work(String id, String division) {
        var seeing = Actor.system("后台任务", Scope.of(division));
        var task = Actor.as(seeing, () -> separate.execute(status -> find(id)));
        if (task == null || task.isOver()) {
            return;
        }
        var actor =
                Actor.system(
                        "任务：%s（%s提交）".formatted(task.title(), task.ownerName()),
                        Scope.of(division));
        Actor.run(actor, () -> run(task));
    }

    private void run(Task task) {
        var progress = new StoredProgress(task.id(), this::inOwnTransaction, jdbc, clock);
        progress.started();
        try {
            perform(kind(task.kind()), task, progress);
            finish(task, "done", progress.note(), progress.href());
        } catch (Cancelled e) {
            finish(task, "cancelled", "已按您的要求停止，没有写入数据。", progress.href());
        } catch (Problem e) {
            finish(task, "failed", e.detail(), progress.href());
        } catch (RuntimeException e) {
            log.error("task {} ({}) failed", task.id(), task.kind(), e);
            finish(task, "failed", "系统出错，已记入日志；没有写入一半的数据，可以重新提交。", progress.href());
        }
    }

    private <T> void perform(TaskKind<T> kind, Task task, Progress progress) {
        kind.run(json.readValue(task.payload(), kind.payloadType()), progress);
    }

    private TaskKind<?> kind(String name) {
        return kinds.stream()
                .filter(kind -> ClassUtils.getUserClass(kind).getSimpleName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no kind of task is called " + name));
    }

    private void finish(Task task, String state, String note, @Nullable String href) {
        inOwnTransaction(() -> {
            jdbc.sql(
                            """
                            update platform.task set state = :state, note = :note, href = :href, finished_at = :now,
                                   done = case when :state = 'done' then greatest(done, total) else done end
                             where id::text = :id
                            """)
                    .param("state", state)
                    .param("note", note)
                    .param("href", href)
                    .param("now", now())
                    .param("id", task.id())
                    .update();
            var word = state.equals("done") ? "已完成" : state.equals("cancelled") ? "已取消" : "没有完成";
            messages.send(
                    task.owner(),
                    task.division(),
                    task.title() + word,
                    note,
                    href == null ? "/console/tasks" : href);
        });
    }

    private void inOwnTransaction(Runnable act) {
        separate.executeWithoutResult(status -> act.run());
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    /** Thrown at a step of a task whose owner asked it to stop. */
    static final class Cancelled extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
