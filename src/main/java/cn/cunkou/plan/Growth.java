package cn.cunkou.plan;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The goal is a rate of change instead of a figure.
 *
 * @param falls true when the figure is to go down; its rate then is how far it fell
 * @param baseDay the day it is held against; the same span a year earlier when absent
 */
public record Growth(boolean falls, @Nullable LocalDate baseDay) {
    public String words() {
        return "比" + (baseDay == null ? "上年同期" : baseDay.toString()) + (falls ? "下降" : "增长");
    }
}
