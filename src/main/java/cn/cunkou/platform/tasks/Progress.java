package cn.cunkou.platform.tasks;

/** Where a task tells how far it is. */
public interface Progress {
    /**
     * Notes how far the work is; stops the task here if its owner asked so.
     *
     * @param done steps done of {@code total}
     */
    void at(long done, long total);

    /** What the owner reads when it is over, and where the result is. */
    void result(String note, String href);
}
