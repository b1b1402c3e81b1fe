package cn.cunkou.papers;

import cn.cunkou.plan.Edition;
import cn.cunkou.plan.Plans;
import cn.cunkou.platform.Actor;
import cn.cunkou.platform.web.Faults;
import cn.cunkou.platform.web.Problem.Fault;
import cn.cunkou.region.Counties;
import cn.cunkou.region.Divisions;
import cn.cunkou.registry.Body;
import cn.cunkou.registry.Registry;
import cn.cunkou.values.DivisionCode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns what was filled in into a paper, or tells everything that is wrong with it. */
@Component
class PaperChecks {
    static final int LONGEST_NUMBER = 60;
    static final int LONGEST_TITLE = 200;
    static final int LONGEST_NOTE = 1_000;

    private final Counties counties;
    private final Divisions divisions;
    private final Registry registry;
    private final Plans plans;

    PaperChecks(Counties counties, Divisions divisions, Registry registry, Plans plans) {
        this.counties = counties;
        this.divisions = divisions;
        this.registry = registry;
        this.plans = plans;
    }

    /** What became of a check: a paper, or faults. */
    record Checked(@Nullable NewPaper paper, List<Fault> faults) {}

    Checked check(PaperInput input) {
        var faults = new Faults();
        var division = division(faults, input.division());
        if (division == null) {
            return new Checked(null, faults.found());
        }
        var today = counties.today(division);
        var days = new PaperDays(faults, today);
        var body = body(faults, input.body(), division);
        var kind = PaperKind.read(faults.required("kind", "种类", input.kind(), 20));
        if (kind.isEmpty() && Faults.given(input.kind()) != null) {
            faults.add("kind", "没有「%s」这一种文件".formatted(input.kind()), "从列表里选");
        }
        var number = faults.text("number", input.number(), LONGEST_NUMBER);
        var title = faults.required("title", "标题", input.title(), LONGEST_TITLE);
        var day = days.written("day", input.day());
        var covers = days.covers("from", input.from(), input.to());
        var note = Faults.given(input.note());
        if (note != null && note.codePointCount(0, note.length()) > LONGEST_NOTE) {
            faults.add("note", "超过%d个字".formatted(LONGEST_NOTE), "写短一些，全文作为附件上传");
        }
        var items = fulfils(faults, input.items(), division.county());
        if (faults.any() || body == null || kind.isEmpty() || day == null) {
            return new Checked(null, faults.found());
        }
        var paper =
                new NewPaper(
                        division,
                        body.id(),
                        kind.get(),
                        number,
                        title,
                        day,
                        covers,
                        "true".equals(input.open()),
                        note == null ? "" : note,
                        List.copyOf(items));
        return new Checked(paper, List.of());
    }

    private @Nullable DivisionCode division(Faults faults, @Nullable String typed) {
        var given = Faults.given(typed);
        var code =
                given != null && DivisionCode.isValid(given) && given.length() >= 6
                        ? DivisionCode.of(given)
                        : null;
        if (code == null || counties.find(code.county()).isEmpty()) {
            faults.add(
                    "division",
                    given == null ? "没有选所涉区划" : "「%s」不是本系统服务的区划代码".formatted(given),
                    "选县、镇或村；代码为6位、9位或12位");
            return null;
        }
        if (divisions.find(code, counties.today(code)).isEmpty()) {
            faults.add("division", "没有代码为%s的区划".formatted(code), "从列表里选");
            return null;
        }
        if (!Actor.current().scope().covers(code.digits())) {
            faults.add("division", "所涉区划不在您的管理范围内", "选您管理范围内的地方");
            return null;
        }
        return code;
    }

    private @Nullable Body body(Faults faults, @Nullable String typed, DivisionCode division) {
        var given = faults.required("body", "发文单位", typed, 120);
        if (given.isEmpty()) {
            return null;
        }
        var found = found(given, division);
        if (found.isEmpty()) {
            faults.add("body", "责任单位里没有「%s」".formatted(given), "从列表里选；缺的先到“责任单位”登记");
            return null;
        }
        var body = found.get();
        if (!Actor.current().actsFor(body.id().toString())) {
            faults.add("body", "您只能登记本单位的文件，不能替%s登记".formatted(body.name()), "选您自己的单位");
            return null;
        }
        if (!body.division().contains(division)) {
            faults.add(
                    "division",
                    "%s管不到所选的区划".formatted(body.name()),
                    "选%s自己的区划".formatted(body.name()));
            return null;
        }
        return body;
    }

    private Optional<Body> found(String given, DivisionCode division) {
        var known = registry.bodies(division.county());
        var byId = known.stream().filter(body -> body.id().toString().equals(given)).findFirst();
        if (byId.isPresent()) {
            return byId;
        }
        // Names repeat between towns: the body of the place itself comes first.
        return known.stream()
                .filter(body -> body.name().equals(given))
                .sorted((one, other) ->
                        Boolean.compare(
                                other.division().contains(division),
                                one.division().contains(division)))
                .findFirst();
    }

    /** The items named, in the order given. */
    private Set<Fulfilment> fulfils(Faults faults, List<String> named, DivisionCode county) {
        var items = new LinkedHashSet<Fulfilment>();
        for (var name : named) {
            var slash = name.indexOf('/');
            var edition =
                    slash < 0
                            ? plans.current(county)
                            : plans.find(name.substring(0, slash).strip())
                                    .filter(found -> found.plan().division().equals(county));
            var item = name.substring(slash + 1).strip();
            if (edition.isEmpty()) {
                faults.add("fulfils", "本县没有「%s」所说的方案".formatted(name), "从方案的职责和时间表里选");
            } else if (edition.get().plan().item(item).isEmpty()) {
                faults.add("fulfils", missing(edition.get(), item), "从方案的职责和时间表里选");
            } else {
                items.add(new Fulfilment(edition.get().plan().id(), item));
            }
        }
        return items;
    }

    private static String missing(Edition edition, String item) {
        return "现行方案（%s，第%d版）里没有编号为「%s」的一项"
                .formatted(edition.plan().title(), edition.number(), item);
    }
}
