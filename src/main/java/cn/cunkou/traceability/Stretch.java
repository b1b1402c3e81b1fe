package cn.cunkou.traceability;

import cn.cunkou.platform.web.Faults;
import org.jspecify.annotations.Nullable;

/** Codes of a roll from one printed number to another, both included. */
record Stretch(long first, long last) {
    long count() {
        return last - first + 1;
    }

    /** Reads two printed numbers of a roll; what is wrong goes to the faults, with 1 to 1. */
    static Stretch read(@Nullable String first, @Nullable String last, long codes, Faults faults) {
        var from = number("first", "第一个号", first, codes, faults);
        var to = number("last", "最后一个号", last, codes, faults);
        if (faults.any()) {
            return new Stretch(1, 1);
        }
        if (to < from) {
            faults.add("last", "比第一个号小", "两个号对调，或者核对标签");
            return new Stretch(1, 1);
        }
        return new Stretch(from, to);
    }

    private static long number(
            String field, String word, @Nullable String typed, long codes, Faults faults) {
        var text = faults.required(field, word, typed, 12);
        if (text.isEmpty()) {
            return 1;
        }
        var number = text.matches("\\d{1,12}") ? Long.parseLong(text) : 0;
        if (number < 1 || number > codes) {
            faults.add(field, "这一卷没有这个号", "填1到%d之间的数，照标签上印的序号".formatted(codes));
        }
        return number;
    }
}
