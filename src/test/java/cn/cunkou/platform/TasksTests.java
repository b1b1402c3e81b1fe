package cn.cunkou.platform;

import static org.assertj.core.api.Assertions.assertThat;

import cn.cunkou.CunkouTest;
import cn.cunkou.platform.messages.Messages;
import cn.cunkou.platform.tasks.Task;
import cn.cunkou.platform.tasks.Tasks;
import cn.cunkou.platform.web.Paged;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@CunkouTest
class TasksTests {
    private static final Actor OFFICER =
            new Actor(
                    Actor.Kind.PERSON,
                    "officer",
                    "李某某",
                    Set.of("bureau-officer"),
                    Scope.of("441424"));

    @Autowired Tasks tasks;

    @Autowired Messages messages;

    @Autowired TransactionTemplate transaction;

    @Test
    void aTaskRunsAfterItsTransactionAndTellsItsOwner() throws Exception {
        CountingTask.halfway = new CountDownLatch(1);
        CountingTask.go = new CountDownLatch(1);
        var id = submit();
        assertThat(CountingTask.halfway.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(found(id).percent()).isEqualTo(50);
        CountingTask.go.countDown();
        assertThat(over(id).state()).isEqualTo("done");
        var mine = Actor.as(OFFICER, () -> messages.mine(new Paged.Request(1, 10)));
        assertThat(mine.rows()).anySatisfy(message -> assertThat(message.body()).isEqualTo("数完了"));
    }

    @Test
    void aTaskStopsWhenItsOwnerAsksSo() throws Exception {
        CountingTask.halfway = new CountDownLatch(1);
        CountingTask.go = new CountDownLatch(1);
        var id = submit();
        assertThat(CountingTask.halfway.await(10, TimeUnit.SECONDS)).isTrue();
        Actor.run(OFFICER, () -> tasks.cancel(id));
        CountingTask.go.countDown();
        assertThat(over(id).state()).isEqualTo("cancelled");
    }

    private String submit() {
        return Actor.as(
                OFFICER,
                () ->
                        transaction.execute(status ->
                                tasks.submit(
                                        CountingTask.class,
                                        "数到一百",
                                        "441424",
                                        new CountingTask.Numbers(100))));
    }

    private Task found(String id) {
        return Actor.as(OFFICER, () -> tasks.find(id));
    }

    private Task over(String id) throws InterruptedException {
        for (var end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
                System.nanoTime() < end; ) {
            if (found(id).isOver()) {
                return found(id);
            }
            Thread.sleep(50);
        }
        throw new AssertionError("the task does not end: " + found(id));
    }
}
