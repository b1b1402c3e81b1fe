package cn.cunkou.plan;

import cn.cunkou.platform.web.ChineseTime;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The goal is a change instead of a figure: a rate where it is a share, a difference where it is a
 * count.
 *
 * @param falls true when the figure is to go down; its change then is how far it fell
 * @param baseDay the day it is held against; the same span a year earlier when absent
 * @param than the measure whose own rate of the same days has to be outdone; the goal then is by
 *     how much
 */
public record Growth(boolean falls, @Nullable LocalDate baseDay, @Nullable String than) {
    /** {@code 比上年同期增长}, {@code 比2018年12月31日增加}. */
    String words(Goal.Unit unit) {
        var change =
                switch (unit) {
                    case COUNT -> falls ? "减少" : "增加";
                    case SHARE -> falls ? "下降" : "增长";
                };
        return "比" + (baseDay == null ? "上年同期" : ChineseTime.longDay(baseDay)) + change;
    }
}
