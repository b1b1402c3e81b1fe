package cn.cunkou.funds;

import cn.cunkou.platform.web.Faults;
import cn.cunkou.values.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Reads what forms about money ask for, and gathers what is wrong. */
final class MoneyFaults extends Faults {
    /** More than any county's fund will ever hold: a slip of the hand. */
    private static final BigDecimal MOST = new BigDecimal("100000000000");

    /** More than nothing, to the fen. */
    @Nullable Money amount(String field, @Nullable String typed) {
        var amount = maybeAmount(field, typed);
        if (given(typed) == null) {
            add(field, "没有填金额", "单位是元，例如 30000 或 1234.50");
        } else if (amount != null && amount.fen() == 0) {
            add(field, "金额要大于零", "单位是元，例如 30000 或 1234.50");
            return null;
        }
        return amount;
    }

    @Nullable Money maybeAmount(String field, @Nullable String typed) {
        var text = given(typed);
        if (text == null) {
            return null;
        }
        var plain = text.replaceAll("[,，¥￥元\\s]", "");
        if (!plain.matches("[0-9]{1,12}(\\.[0-9]+)?")) {
            add(field, "「%s」不是金额".formatted(text), "单位是元，例如 30000 或 1234.50");
            return null;
        }
        try {
            var yuan = new BigDecimal(plain);
            if (yuan.compareTo(MOST) > 0) {
                add(field, "金额太大", "核对单位：这里写元，不写万元");
                return null;
            }
            return Money.ofYuan(yuan);
        } catch (ArithmeticException e) {
            add(field, "金额写到了分以下", "最多两位小数");
            return null;
        }
    }

    /** A day that has come. */
    @Nullable LocalDate day(String field, @Nullable String typed, LocalDate today) {
        var text = given(typed);
        if (text == null) {
            return today;
        }
        try {
            var day = LocalDate.parse(text);
            if (day.isAfter(today)) {
                add(field, "%s还没有到，今天是%s".formatted(day, today), "填今天或以前的日期");
                return null;
            }
            return day;
        } catch (DateTimeParseException e) {
            add(field, "「%s」不是日期".formatted(text), "写成2019-11-12这样");
            return null;
        }
    }
}
