package cn.cunkou.stations;

import cn.cunkou.platform.web.Faults;
import cn.cunkou.values.PhoneNumber;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what was filled in about a station: days, phone numbers, areas, yes and no. */
final class StationFaults extends Faults {
    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
    private static final BigDecimal LARGEST_AREA = BigDecimal.valueOf(100_000);

    private final LocalDate today;

    /**
     * @param today the county's business day; nothing can have happened later
     */
    StationFaults(LocalDate today) {
        this.today = today;
    }

    @Nullable LocalDate day(String field, @Nullable String typed) {
        var text = given(typed);
        if (text == null) {
            return null;
        }
        try {
            return day(field, LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            add(field, "「%s」不是日期".formatted(text), "写成%s这样".formatted(today));
            return null;
        }
    }

    LocalDate day(String field, LocalDate day) {
        if (day.isAfter(today)) {
            add(field, "%s晚于今天（业务日%s）".formatted(day, today), "发生以后再登记");
        } else if (day.isBefore(EARLIEST)) {
            add(field, "%s早于2000年".formatted(day), "核对年份");
        }
        return day;
    }

    @Nullable LocalDate requiredDay(String field, String word, @Nullable String typed) {
        if (given(typed) == null) {
            add(field, "没有填%s".formatted(word), "请填写%s".formatted(word));
        }
        return day(field, typed);
    }

    @Nullable String phone(String field, @Nullable String typed) {
        var text = given(typed);
        if (text == null) {
            return null;
        }
        if (!PhoneNumber.isValid(text)) {
            add(field, "不是手机号，也不是带区号的座机号", "手机11位；座机如0753-4433000");
            return null;
        }
        return PhoneNumber.parse(text).digits();
    }

    @Nullable BigDecimal area(String field, @Nullable String typed) {
        var text = given(typed);
        if (text == null) {
            return null;
        }
        try {
            var area = text.length() > 20 ? BigDecimal.ZERO : new BigDecimal(text);
            if (area.signum() > 0
                    && area.compareTo(LARGEST_AREA) <= 0
                    && area.stripTrailingZeros().scale() <= 2) {
                return area.stripTrailingZeros();
            }
        } catch (NumberFormatException e) {
            add(field, "「%s」不是数字".formatted(text), "填平方米数，如60或60.5");
            return null;
        }
        add(field, "面积应大于0、不超过10万平方米，最多两位小数", "填平方米数，如60或60.5");
        return null;
    }

    boolean yes(String field, @Nullable String typed) {
        var text = given(typed);
        if (text == null || List.of("false", "否", "0", "off").contains(text)) {
            return false;
        }
        if (List.of("true", "是", "1", "on").contains(text)) {
            return true;
        }
        add(field, "「%s」不是“是”或“否”".formatted(text), "填是或否");
        return false;
    }

    /** A station cannot close before it opened or was accepted. */
    void order(
            String field,
            @Nullable LocalDate opened,
            @Nullable LocalDate accepted,
            @Nullable LocalDate closed) {
        if (closed != null && opened != null && closed.isBefore(opened)) {
            add(field, "关闭日期%s早于开业日期%s".formatted(closed, opened), "核对两个日期");
        }
        if (closed != null && accepted != null && closed.isBefore(accepted)) {
            add(field, "关闭日期%s早于验收日期%s".formatted(closed, accepted), "核对两个日期");
        }
    }
}
