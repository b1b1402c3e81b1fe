package cn.cunkou.production;

import cn.cunkou.values.DivisionCode;
import java.util.List;

/**
 * Which batches a list shows.
 *
 * @param words typed, of crop, product, place or producer
 * @param state one of {@link #STATES}, or empty for all
 */
record BatchFilter(DivisionCode within, String words, String state) {
    static final List<String> STATES = List.of("running", "silent", "overdue", "ended");

    BatchFilter {
        state = STATES.contains(state) ? state : "";
    }

    /** In words for the list. */
    static String label(String state) {
        return switch (state) {
            case "running" -> "在产";
            case "silent" -> "多日没有记录";
            case "overdue" -> "到期未采收";
            case "ended" -> "已结束";
            default -> "全部";
        };
    }
}
