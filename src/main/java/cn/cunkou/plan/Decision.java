package cn.cunkou.plan;

import cn.cunkou.platform.web.Problem;
import cn.cunkou.platform.web.Problem.Fault;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/**
 * A decision about a contradiction as somebody hands it in.
 *
 * @param reading the id of a reading; empty to open the question again
 * @param decidedBy the person who decided
 */
public record Decision(
        @Nullable String reading,
        @Nullable String reason,
        @Nullable String paperTitle,
        @Nullable String paperNumber,
        @Nullable String decidedBy) {
    private static final int LONGEST_REASON = 1000;
    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_NUMBER = 100;
    private static final int LONGEST_NAME = 60;

    /**
     * The same without blanks around.
     *
     * @throws Problem naming everything that is missing or too long
     */
    Decision checked(Conflict conflict) {
        var faults = new ArrayList<Fault>();
        var chosen = text(reading);
        if (!chosen.isEmpty() && conflict.reading(chosen).isEmpty()) {
            faults.add(
                    new Fault(
                            "reading",
                            "没有这种写法：" + chosen,
                            "可选的有："
                                    + String.join(
                                            "、",
                                            conflict.readings().stream()
                                                    .map(Reading::id)
                                                    .toList())));
        }
        need(faults, "reason", text(reason), LONGEST_REASON, "写明为什么这样定");
        need(faults, "paperTitle", text(paperTitle), LONGEST_TITLE, "写明依据的文件，例如会议纪要的名称");
        need(faults, "decidedBy", text(decidedBy), LONGEST_NAME, "写明由谁核定");
        if (text(paperNumber).length() > LONGEST_NUMBER) {
            faults.add(new Fault("paperNumber", "文号太长", "不超过%d个字".formatted(LONGEST_NUMBER)));
        }
        if (!faults.isEmpty()) {
            throw Problem.badRequest("核定的内容不全。", faults);
        }
        return new Decision(
                chosen.isEmpty() ? null : chosen,
                text(reason),
                text(paperTitle),
                text(paperNumber).isEmpty() ? null : text(paperNumber),
                text(decidedBy));
    }

    private static void need(
            ArrayList<Fault> faults, String field, String text, int longest, String mend) {
        if (text.isEmpty()) {
            faults.add(new Fault(field, "没有填", mend));
        } else if (text.length() > longest) {
            faults.add(new Fault(field, "太长", "不超过%d个字".formatted(longest)));
        }
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
