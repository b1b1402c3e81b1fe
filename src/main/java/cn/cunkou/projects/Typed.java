package cn.cunkou.projects;

import cn.cunkou.platform.web.Faults;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Position;
import cn.cunkou.values.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Reads what forms of projects have in common; what is wrong is gathered and null returned. */
final class Typed {
    private Typed() {}

    static @Nullable LocalDate day(
            Faults faults, String field, String word, @Nullable String typed, boolean required) {
        var text =
                required ? faults.required(field, word, typed, 10) : faults.text(field, typed, 10);
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            faults.add(field, "「%s」不是日期".formatted(text), "写成2019-12-31的样子");
            return null;
        }
    }

    /** A day that must be there and has come. */
    static @Nullable LocalDate past(
            Faults faults, String field, String word, @Nullable String typed, LocalDate today) {
        var day = day(faults, field, word, typed, true);
        if (day != null && day.isAfter(today)) {
            faults.add(field, "%s还没有到（今天%s）".formatted(day, today), "发生了再登记");
            return null;
        }
        return day;
    }

    static @Nullable YearMonth month(Faults faults, String field, @Nullable String typed) {
        var text = faults.required(field, "月份", typed, 7);
        if (text.isEmpty()) {
            return null;
        }
        try {
            return YearMonth.parse(text);
        } catch (DateTimeParseException e) {
            faults.add(field, "「%s」不是月份".formatted(text), "写成2019-12的样子");
            return null;
        }
    }

    /** Yuan as people type them, with at most two decimals, more than nothing. */
    static @Nullable Money money(Faults faults, String field, String word, @Nullable String typed) {
        var text = faults.required(field, word, typed, 20).replace(",", "").replace("，", "");
        if (text.isEmpty()) {
            return null;
        }
        if (!text.matches("\\d{1,12}(\\.\\d{1,2})?") || new BigDecimal(text).signum() == 0) {
            faults.add(field, "「%s」不是金额".formatted(text), "写成元，最多两位小数，如120000或8500.50");
            return null;
        }
        return Money.ofYuan(new BigDecimal(text));
    }

    static @Nullable UUID id(Faults faults, String field, String word, @Nullable String typed) {
        var text = faults.required(field, word, typed, 36);
        if (text.isEmpty()) {
            return null;
        }
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            faults.add(field, "没有这个" + word, "从列表里选");
            return null;
        }
    }

    /** A position, both parts or neither. */
    static @Nullable Position position(
            Faults faults, @Nullable String longitude, @Nullable String latitude) {
        var east = faults.text("longitude", longitude, 20);
        var north = faults.text("latitude", latitude, 20);
        if (east == null && north == null) {
            return null;
        }
        try {
            return new Position(
                    new BigDecimal(String.valueOf(east)),
                    new BigDecimal(String.valueOf(north)),
                    Position.Datum.WGS84);
        } catch (IllegalArgumentException e) {
            faults.add("longitude", "不是中国境内的经纬度", "点“定位”重新取，或者两个都留空");
            return null;
        }
    }

    static void requireNone(Faults faults, String detail) {
        if (faults.any()) {
            throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "没有保存", detail, faults.found());
        }
    }
}
