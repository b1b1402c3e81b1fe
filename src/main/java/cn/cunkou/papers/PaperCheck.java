package cn.cunkou.papers;

import cn.cunkou.papers.PaperChecks.Checked;
import cn.cunkou.platform.Actor;
import cn.cunkou.platform.web.Faults;
import cn.cunkou.registry.Body;
import cn.cunkou.values.DivisionCode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Holds papers of one county against what is known of it. */
final class PaperCheck {
    static final int LONGEST_NUMBER = 60;
    static final int LONGEST_TITLE = 200;
    static final int LONGEST_NOTE = 1_000;

    private final PaperGround ground;

    PaperCheck(PaperGround ground) {
        this.ground = ground;
    }

    /**
     * A paper as it was filled in.
     *
     * @param division what it speaks of, in this county
     */
    Checked check(PaperInput input, DivisionCode division) {
        var faults = new Faults();
        var days = new PaperDays(faults, ground.today());
        checkDivision(faults, division);
        var body = body(faults, input.body(), division);
        var kind = PaperKind.read(faults.required("kind", "种类", input.kind(), 20));
        if (kind.isEmpty() && Faults.given(input.kind()) != null) {
            faults.add("kind", "没有「%s」这一种文件".formatted(input.kind()), "从列表里选");
        }
        var number = faults.text("number", input.number(), LONGEST_NUMBER);
        var title = faults.required("title", "标题", input.title(), LONGEST_TITLE);
        var day = days.written("day", input.day());
        var covers = days.covers("from", input.from(), input.to());
        var note = note(faults, input.note());
        var items = fulfils(faults, input.items());
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
                        note,
                        List.copyOf(items));
        return new Checked(paper, List.of());
    }

    private void checkDivision(Faults faults, DivisionCode division) {
        if (ground.places().find(division).isEmpty()) {
            faults.add("division", "没有代码为%s的区划".formatted(division), "从列表里选");
        } else if (!Actor.current().scope().covers(division.digits())) {
            faults.add("division", "所涉区划不在您的管理范围内", "选您管理范围内的地方");
        }
    }

    private @Nullable Body body(Faults faults, @Nullable String typed, DivisionCode division) {
        var given = faults.required("body", "发文单位", typed, 120);
        if (given.isEmpty()) {
            return null;
        }
        var found = ground.body(given, division);
        if (found.isEmpty()) {
            faults.add("body", "责任单位里没有「%s」".formatted(given), "从列表里选；缺的先到“责任单位”登记");
            return null;
        }
        var body = found.get();
        if (!ground.mayWriteFor(body)) {
            faults.add("body", "您只能登记本单位的文件，不能替%s登记".formatted(body.name()), "选您自己的单位");
        } else if (!body.division().contains(division)) {
            faults.add(
                    "division",
                    "%s管不到所选的区划".formatted(body.name()),
                    "选%s自己的区划".formatted(body.name()));
        }
        return body;
    }

    private static String note(Faults faults, @Nullable String typed) {
        var note = Faults.given(typed);
        if (note != null && note.codePointCount(0, note.length()) > LONGEST_NOTE) {
            faults.add("note", "超过%d个字".formatted(LONGEST_NOTE), "写短一些，全文作为附件上传");
        }
        return note == null ? "" : note;
    }

    /** The items named, in the order given. */
    private Set<Fulfilment> fulfils(Faults faults, List<String> named) {
        var items = new LinkedHashSet<Fulfilment>();
        for (var name : named) {
            var edition = ground.plan(name).orElse(null);
            var item = name.substring(name.indexOf('/') + 1).strip();
            if (edition == null) {
                faults.add("fulfils", "本县没有「%s」所说的方案".formatted(name), "从方案的职责和时间表里选");
            } else if (edition.plan().item(item).isEmpty()) {
                var fault =
                        "现行方案（%s，第%d版）里没有编号为「%s」的一项"
                                .formatted(edition.plan().title(), edition.number(), item);
                faults.add("fulfils", fault, "从方案的职责和时间表里选");
            } else if (!ground.mayFulfil(edition.plan(), item)) {
                faults.add(
                        "fulfils",
                        "「%s」不是您这里负责的事".formatted(edition.plan().item(item).orElseThrow().label()),
                        "选方案交给本单位（本镇）的事；别的由负责的单位或县里登记");
            } else {
                items.add(new Fulfilment(edition.plan().id(), item));
            }
        }
        return items;
    }
}
