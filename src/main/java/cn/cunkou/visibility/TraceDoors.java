package cn.cunkou.visibility;

import cn.cunkou.platform.web.Problem;
import cn.cunkou.visibility.Trace.Direction;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tells programs where a thing came from and where it went. */
@RestController
class TraceDoors {
    private static final int USUAL_DEPTH = 10;

    private final Traces traces;
    private final EventAnswers answers;

    TraceDoors(Traces traces, EventAnswers answers) {
        this.traces = traces;
        this.answers = answers;
    }

    /**
     * The way of a thing.
     *
     * @param epc an EPC, a class or a lot, in any spelling
     * @param direction {@code back} or {@code forward}
     * @param depth 0 to 50
     * @param at for a container that is used again: a moment on the journey that is meant
     * @param form {@code graph} for events and links, {@code epcis} for an EPCIS query document
     */
    @GetMapping("/api/traces")
    Object trace(
            @RequestParam(name = "epc", defaultValue = "") String epc,
            @RequestParam(name = "direction", defaultValue = "back") String direction,
            @RequestParam(name = "depth", required = false) @Nullable Integer depth,
            @RequestParam(name = "at", required = false) @Nullable String at,
            @RequestParam(name = "form", defaultValue = "graph") String form,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (epc.isEmpty() || epc.length() > 1000) {
            throw fault("epc", "没有写明要追溯的编码", "填写EPC、品类或批次的编码");
        }
        if (!form.equals("graph") && !form.equals("epcis")) {
            throw Problem.noSuchChoice("form", form, List.of("graph", "epcis"));
        }
        var deep = depth == null ? USUAL_DEPTH : depth;
        if (deep < 0 || deep > Traces.DEEPEST) {
            throw fault("depth", "只能是0到%d".formatted(Traces.DEEPEST), "减小追溯的层数");
        }
        var followed = traces.follow(List.of(epc), direction(direction), moment(at), deep);
        return form.equals("epcis")
                ? answers.events(EventDoors.SIMPLE, followed.events(), request, response)
                : followed.trace();
    }

    private static Direction direction(String word) {
        return switch (word) {
            case "back" -> Direction.BACK;
            case "forward" -> Direction.FORWARD;
            default -> throw Problem.noSuchChoice("direction", word, List.of("back", "forward"));
        };
    }

    private static @Nullable Instant moment(@Nullable String at) {
        if (at == null) {
            return null;
        }
        var moment = Moments.read(at.replace(' ', '+'));
        if (moment == null) {
            throw fault("at", "「%s」不是带时区的时间".formatted(at), "例如2026-05-01T08:00:00Z");
        }
        return moment;
    }

    private static Problem fault(String field, String fault, String remedy) {
        return Problem.badRequest("有1项填写有误：", List.of(new Problem.Fault(field, fault, remedy)));
    }
}
