package cn.cunkou.measures;

import cn.cunkou.platform.web.Problem;
import cn.cunkou.platform.web.ProblemAnswers;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A question as it comes in an address, with everything about it that cannot be read. */
final class Wording {
    private final List<Problem.Fault> faults = new ArrayList<>();
    private final Question question;

    Wording(
            String measure,
            String division,
            @Nullable String from,
            @Nullable String to,
            @Nullable String asOf,
            List<String> dimensions) {
        if (division.isEmpty()) {
            faults.add(new Problem.Fault("division", "没有说明是哪个区划", "加上 division=六位、九位或十二位的区划代码"));
        }
        var asked =
                Question.of(measure, division)
                        .between(day("from", from), day("to", to))
                        .asOf(day("asOf", asOf));
        for (var dimension : dimensions) {
            asked = with(asked, dimension);
        }
        this.question = asked;
    }

    Question question() {
        return question;
    }

    List<Problem.Fault> faults() {
        return faults;
    }

    /** The same dimension said twice asks for either value. */
    private Question with(Question asked, String dimension) {
        var colon = dimension.indexOf(':');
        if (colon < 1) {
            faults.add(
                    new Problem.Fault(
                            "dimension",
                            "维度「" + dimension + "」不是 名称:值 的写法",
                            "例如 dimension=level:town"));
            return asked;
        }
        var name = dimension.substring(0, colon);
        var value = dimension.substring(colon + 1);
        if (name.equals("base")) {
            return asked.base(value);
        }
        var values = new TreeSet<>(asked.dimensions().getOrDefault(name, Set.of()));
        values.add(value);
        return asked.where(name, values);
    }

    private @Nullable LocalDate day(String name, @Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            var day = LocalDate.parse(text);
            if (day.getYear() >= 1900 && day.getYear() <= 2999) {
                return day;
            }
        } catch (DateTimeParseException unreadable) {
            // told below, together with all the rest
        }
        faults.add(ProblemAnswers.notADay(name, text));
        return null;
    }
}
