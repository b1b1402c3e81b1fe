package cn.cunkou;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** Does several things at the same moment, each in a thread of its own. */
public final class AtOnce {
    private AtOnce() {}

    /** What each of them gave, in the order they are named. */
    @SafeVarargs
    public static <T> List<T> of(Supplier<T>... acts) {
        return of(List.of(acts));
    }

    /** The same of a list. */
    public static <T> List<T> of(List<Supplier<T>> acts) {
        var start = new CountDownLatch(acts.size());
        try (var threads = Executors.newFixedThreadPool(acts.size())) {
            var running =
                    acts.stream()
                            .map(act ->
                                    threads.submit(() -> {
                                        start.countDown();
                                        start.await();
                                        return act.get();
                                    }))
                            .toList();
            return running.stream().map(AtOnce::result).toList();
        }
    }

    private static <T> T result(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        } catch (ExecutionException e) {
            throw new AssertionError("one of them failed", e.getCause());
        }
    }
}
