package cn.cunkou.platform.web;

import cn.cunkou.platform.Actor;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * An answer that is not what was asked for, in words for whoever asked: shown as a page, or as RFC
 * 9457 problem JSON under {@code /api} and {@code /epcis}.
 */
public class Problem extends RuntimeException {
    private final HttpStatus status;
    private final String title;
    private final List<Fault> faults;

    /**
     * One thing that is wrong with what was sent.
     *
     * @param field which part, as the sender names it
     * @param fault what is wrong
     * @param remedy how to mend it
     */
    public record Fault(String field, String fault, String remedy) {}

    public Problem(HttpStatus status, String title, String detail, List<Fault> faults) {
        super(detail);
        this.status = status;
        this.title = title;
        this.faults = List.copyOf(faults);
    }

    /** For a record that is not there, or not for whoever asks: which of the two is not told. */
    public static Problem notFound(String what) {
        var actor = Actor.currentOrNull();
        return new Problem(
                HttpStatus.NOT_FOUND,
                "没有找到",
                what
                        + (actor != null && actor.hasDesk()
                                ? "不存在，或者不在您的管理范围内。"
                                : "不存在，或者没有公开。请检查地址，或从首页重新进入。"),
                List.of());
    }

    public static Problem badRequest(String detail, List<Fault> faults) {
        return new Problem(HttpStatus.BAD_REQUEST, "内容有误", detail, faults);
    }

    public static Problem badRequest(String detail) {
        return badRequest(detail, List.of());
    }

    /** For a choice that a list does not offer. */
    public static Problem noSuchChoice(String field, String chosen, List<String> offered) {
        return badRequest(
                "没有这个选项：",
                List.of(
                        new Fault(
                                field,
                                "没有「%s」这个选项".formatted(chosen),
                                "可选：" + String.join("、", offered))));
    }

    /** For bytes or characters that no page and no program can have meant. */
    static Problem unreadable() {
        return new Problem(
                HttpStatus.BAD_REQUEST,
                "内容无法识别",
                "发来的内容含有无法识别的字符。请用UTF-8编码，删去看不见的控制字符后再试。",
                List.of());
    }

    public static Problem conflict(String detail) {
        return new Problem(HttpStatus.CONFLICT, "与现有记录冲突", detail, List.of());
    }

    public static Problem forbidden(String detail) {
        return new Problem(HttpStatus.FORBIDDEN, "没有权限", detail, List.of());
    }

    public HttpStatus status() {
        return status;
    }

    public String title() {
        return title;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }

    /**
     * Lets the form that was refused be shown again, with the status of this refusal and {@link
     * #faults}.
     *
     * @throws Problem this one, when it names no fault: then it is no matter of the form
     */
    public void shownAgain(HttpServletResponse response) {
        if (faults.isEmpty()) {
            throw this;
        }
        response.setStatus(status.value());
    }

    public List<Fault> faults() {
        return faults;
    }

    /**
     * What kind of problem it is, for programs; {@code about:blank} where the status says enough.
     */
    public URI type() {
        return URI.create("about:blank");
    }

    /** Further members of the problem JSON, each of which Jackson can write. */
    public Map<String, @Nullable Object> members() {
        return Map.of();
    }
}
