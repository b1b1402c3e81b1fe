package cn.cunkou.plan.rewards;

import cn.cunkou.values.DivisionCode;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Knows which rows of a measure somebody has to look into before money depends on them; the module
 * that records the rows has it.
 */
public interface Doubts {
    /** Whose rows it knows about. */
    String measure();

    /**
     * How much of the measure is open, by subject, of those of a county where anything is.
     *
     * @param from first day; null for everything up to {@code to}
     */
    Map<String, Doubt> open(DivisionCode county, @Nullable LocalDate from, LocalDate to);

    /**
     * What is open of one subject.
     *
     * @param rows how many rows, each of them worth one
     * @param why in Chinese
     */
    record Doubt(long rows, String why) {}
}
