package cn.cunkou.platform;

import cn.cunkou.platform.tasks.Progress;
import cn.cunkou.platform.tasks.TaskKind;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Counts, and waits in the middle until it is let go. */
public class CountingTask implements TaskKind<CountingTask.Numbers> {
    static volatile CountDownLatch halfway = new CountDownLatch(1);
    static volatile CountDownLatch go = new CountDownLatch(1);

    public record Numbers(int upTo) {}

    @Override
    public Class<Numbers> payloadType() {
        return Numbers.class;
    }

    @Override
    public void run(Numbers numbers, Progress progress) {
        progress.at(numbers.upTo() / 2, numbers.upTo());
        halfway.countDown();
        try {
            if (!go.await(20, TimeUnit.SECONDS)) {
                throw new IllegalStateException("nobody let the count go on");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        progress.at(numbers.upTo(), numbers.upTo());
        progress.result("数完了", "/console");
    }
}
