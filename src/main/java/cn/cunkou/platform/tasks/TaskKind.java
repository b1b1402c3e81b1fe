package cn.cunkou.platform.tasks;

/**
 * A kind of long work; a module contributes it as a bean. It may be started anew after a crash, so
 * it writes its result in one transaction, or finds what it has done already.
 *
 * @param <T> what it is told, a record that Jackson can write and read
 */
public interface TaskKind<T> {
    Class<T> payloadType();

    void run(T payload, Progress progress);
}
