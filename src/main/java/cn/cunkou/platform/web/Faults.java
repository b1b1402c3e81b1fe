package cn.cunkou.platform.web;

import cn.cunkou.platform.web.Problem.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Reads what was filled in, part by part, and gathers everything that is wrong with it. */
public class Faults {
    private final List<Fault> faults = new ArrayList<>();

    public List<Fault> found() {
        return List.copyOf(faults);
    }

    public boolean any() {
        return !faults.isEmpty();
    }

    public void add(String field, String fault, String remedy) {
        faults.add(new Fault(field, fault, remedy));
    }

    /** Takes over what another refused; a refusal that names no fault is no matter of the form. */
    public void addAll(Problem refused) {
        if (refused.faults().isEmpty()) {
            throw refused;
        }
        refused.faults().forEach(fault -> add(fault.field(), fault.fault(), fault.remedy()));
    }

    /** What was typed, without spaces around it; null where nothing was. */
    public static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    public @Nullable String text(String field, @Nullable String typed, int longest) {
        return checked(field, given(typed), longest, Character::isISOControl);
    }

    public String required(String field, String word, @Nullable String typed, int longest) {
        return present(field, word, text(field, typed, longest));
    }

    /** As {@link #required}, for what may be written in several lines. */
    public String requiredLines(String field, String word, @Nullable String typed, int longest) {
        var text = given(typed);
        var lines =
                checked(
                        field,
                        text == null ? null : text.replace("\r\n", "\n"),
                        longest,
                        c -> Character.isISOControl(c) && c != '\n' && c != '\t');
        return present(field, word, lines);
    }

    private String present(String field, String word, @Nullable String text) {
        if (text == null) {
            add(field, "没有填%s".formatted(word), "请填写%s".formatted(word));
            return "";
        }
        return text;
    }

    private @Nullable String checked(
            String field, @Nullable String text, int longest, IntPredicate unfit) {
        if (text == null) {
            return null;
        }
        if (text.codePointCount(0, text.length()) > longest) {
            add(field, "超过%d个字".formatted(longest), "写短一些");
        }
        if (text.codePoints().anyMatch(unfit)) {
            add(field, "含有看不见的控制字符", "删去后重新填写");
        }
        return text;
    }
}
