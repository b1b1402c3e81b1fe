package cn.cunkou.platform.imports;

import cn.cunkou.platform.tasks.Progress;

/** Part of a longer way: its own beginning and end lie between those of the whole. */
final class Stretch implements Progress {
    private final Progress whole;
    private final long length;
    private final double from;
    private final double to;

    /**
     * @param length steps of the whole way
     * @param from share of the whole way at which this part begins, 0 to 1
     */
    Stretch(Progress whole, long length, double from, double to) {
        this.whole = whole;
        this.length = length;
        this.from = from;
        this.to = to;
    }

    @Override
    public void at(long done, long total) {
        double share = total == 0 ? 1 : (double) done / total;
        whole.at(Math.round(length * (from + (to - from) * share)), length);
    }

    @Override
    public void result(String note, String href) {
        whole.result(note, href);
    }
}
