package cn.cunkou.region;

import cn.cunkou.platform.web.Faults;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.values.DivisionCode;
import cn.cunkou.values.DivisionCode.Level;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The form of a change of a division as typed; null or empty for what was left out.
 *
 * @param before official name until then, none for a new division
 * @param after official name from then on, none for one that is abolished
 */
public record DivisionChangeForm(
        @Nullable String code,
        @Nullable String before,
        @Nullable String after,
        @Nullable String mergedInto,
        @Nullable String from,
        @Nullable String documentTitle,
        @Nullable String documentNumber) {
    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_TITLE = 120;
    private static final LocalDate EARLIEST = LocalDate.of(1949, 10, 1);

    /**
     * What the form says.
     *
     * @param today no change is recorded more than a year ahead of it
     * @throws Problem naming everything that is wrong
     */
    DivisionChange read(LocalDate today) {
        var faults = new Faults();
        var division = code("区划代码", code, faults);
        var taker = Faults.given(mergedInto) == null ? null : code("并入", mergedInto, faults);
        var day = day(today, faults);
        var old = faults.text("原名称", before, LONGEST_NAME);
        var fresh = faults.text("新名称", after, LONGEST_NAME);
        var title = faults.required("依据文件", "依据文件", documentTitle, LONGEST_TITLE);
        var number = faults.required("文号", "文号", documentNumber, LONGEST_NAME);
        if (old == null && fresh == null) {
            faults.add("名称", "没有填名称", "填公文上的全称，如某某村委会");
        } else if (Objects.equals(old, fresh)) {
            faults.add("新名称", "新名称和原名称一样", "填更改以后的全称");
        }
        if (taker != null && (taker.equals(division) || !sameCounty(taker, division))) {
            faults.add("并入", "要并入的不是本县另一个区划", "填接收的镇街或村的代码");
        }
        if (faults.any() || division == null || day == null) {
            throw Problem.badRequest("有几处要改。", faults.found());
        }
        return new DivisionChange(
                division, old, fresh, fresh == null ? taker : null, day, title, number);
    }

    private @Nullable LocalDate day(LocalDate today, Faults faults) {
        try {
            var day = LocalDate.parse(String.valueOf(from).strip());
            if (!day.isBefore(EARLIEST) && !day.isAfter(today.plusYears(1))) {
                return day;
            }
        } catch (DateTimeException e) {
            // said below, like a day out of all bounds
        }
        faults.add("从哪天起", "没有填变动的日期，或者离今天太远", "写成2019-11-18的样子");
        return null;
    }

    private static @Nullable DivisionCode code(
            String field, @Nullable String typed, Faults faults) {
        var digits = Faults.given(typed);
        if (digits != null && DivisionCode.isValid(digits)) {
            var code = DivisionCode.of(digits);
            if (code.level().compareTo(Level.TOWN) >= 0) {
                return code;
            }
        }
        faults.add(field, "不是镇街或村的代码", "填九位或十二位数字");
        return null;
    }

    private static boolean sameCounty(DivisionCode one, @Nullable DivisionCode other) {
        return other != null && one.county().equals(other.county());
    }
}
