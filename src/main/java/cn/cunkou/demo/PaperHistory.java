package cn.cunkou.demo;

import cn.cunkou.papers.Fulfilment;
import cn.cunkou.papers.NewPaper;
import cn.cunkou.papers.PaperKind;
import cn.cunkou.plan.Detail;
import cn.cunkou.plan.Each;
import cn.cunkou.plan.Item;
import cn.cunkou.plan.Kind;
import cn.cunkou.plan.Plan;
import cn.cunkou.plan.Rhythm;
import cn.cunkou.plan.Target;
import cn.cunkou.registry.Body;
import cn.cunkou.values.DivisionCode;
import cn.cunkou.values.Period;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Papers as a county's bodies might have written them: three quarters of the duties that are due
 * have as many as they ask for, some of them late, and a few others have them early.
 */
final class PaperHistory {
    private final Plan plan;
    private final LocalDate today;
    private final List<Body> bodies;
    private final Seed seed;
    private final Map<UUID, Integer> numbers = new HashMap<>();
    private final List<NewPaper> papers = new ArrayList<>();

    private PaperHistory(Plan plan, LocalDate today, List<Body> bodies) {
        this.plan = plan;
        this.today = today;
        this.bodies = bodies;
        this.seed = new Seed(plan.id(), "papers");
    }

    /**
     * The papers of a plan.
     *
     * @param bodies all that the county has on record
     */
    static List<NewPaper> of(Plan plan, LocalDate today, List<Body> bodies) {
        var history = new PaperHistory(plan, today, bodies);
        plan.items().stream().filter(item -> item.kind() == Kind.DUTY).forEach(history::duty);
        return history.papers;
    }

    private void duty(Item duty) {
        // What arises only on an occasion does not arise here.
        if (!(duty instanceof Target target) || target.occasion() != null) {
            return;
        }
        for (var body : owners(target)) {
            var rhythm = target.rhythm();
            if (rhythm == null) {
                once(target, body, target.span());
            } else {
                periods(target.span(), rhythm).forEach(period -> once(target, body, period));
            }
        }
    }

    /**
     * The town governments for what every town does, all bodies for what every body does, else the
     * one that answers for it.
     */
    private List<Body> owners(Target duty) {
        var owner = plan.body(duty.owner()).orElseThrow();
        var ofTowns = owner.role() == cn.cunkou.plan.Body.Role.TOWNS;
        var names = names(duty);
        return bodies.stream()
                .filter(body ->
                        ofTowns
                                ? body.division().level() == DivisionCode.Level.TOWN
                                : names.contains(body.name()))
                .toList();
    }

    private Set<String> names(Target duty) {
        var with = duty.each() == Each.BODY ? duty.with() : List.<String>of();
        return Stream.concat(Stream.of(duty.owner()), with.stream())
                .flatMap(id -> plan.body(id).stream())
                .map(cn.cunkou.plan.Body::name)
                .collect(Collectors.toSet());
    }

    private static List<Period> periods(Period span, Rhythm rhythm) {
        var periods = new ArrayList<Period>();
        for (var month = YearMonth.from(span.from());
                !month.atEndOfMonth().isAfter(span.to());
                month = month.plusMonths(1)) {
            if (rhythm.unit() == Rhythm.Unit.MONTH) {
                periods.add(Period.month(month));
            } else if (month.getMonthValue() == 12) {
                periods.add(Period.year(month.getYear()));
            }
        }
        return periods;
    }

    private void once(Target duty, Body body, Period span) {
        var isDue = !span.to().isAfter(today);
        var isWritten = isDue ? !seed.oneIn(4) : seed.oneIn(4);
        var day = isDue && seed.oneIn(6) ? late(span) : inTime(span);
        if (isWritten && !day.isAfter(today)) {
            for (var i = 0; i < asked(duty); i++) {
                papers.add(paper(duty, body, span, day));
            }
        }
    }

    /** How many papers fulfil it; of what other records fulfil, one tells. */
    private static int asked(Target duty) {
        var goal = duty.goal();
        var isDoneByPapers = duty.detail() instanceof Detail.Task task && task.paper() != null;
        return isDoneByPapers && goal != null ? goal.figure().intValue() : 1;
    }

    private LocalDate late(Period span) {
        return span.to().plusDays(3L + seed.below(30));
    }

    private LocalDate inTime(Period span) {
        var last = span.to().isBefore(today) ? span.to() : today;
        return seed.between(span.from().plusDays(Math.min(20, span.days() - 1)), last);
    }

    private NewPaper paper(Target duty, Body body, Period span, LocalDate day) {
        var kind = kind(duty);
        return new NewPaper(
                body.division(),
                body.id(),
                kind,
                "演示〔%d〕%d号".formatted(day.getYear(), numbers.merge(body.id(), 1, Integer::sum)),
                title(duty, kind, span),
                day,
                duty.rhythm() == null ? null : span,
                !seed.oneIn(3),
                "程序生成的演示数据",
                List.of(new Fulfilment(plan.id(), duty.id())));
    }

    /** 每月报送交易数据：报告（2019年3月）. */
    private static String title(Target duty, PaperKind kind, Period span) {
        var rhythm = duty.rhythm();
        var period =
                rhythm == null
                        ? ""
                        : rhythm.unit() == Rhythm.Unit.MONTH
                                ? "（%d年%d月）"
                                        .formatted(
                                                span.from().getYear(), span.from().getMonthValue())
                                : "（%d年）".formatted(span.from().getYear());
        return duty.label() + "：" + kind.label() + period;
    }

    private static PaperKind kind(Target duty) {
        var asked = duty.detail() instanceof Detail.Task task ? task.paper() : null;
        return asked == null ? PaperKind.RECORD : PaperKind.of(asked);
    }
}
