package cn.cunkou.programme;

import cn.cunkou.plan.Body;
import cn.cunkou.plan.Each;
import cn.cunkou.plan.Item;
import cn.cunkou.plan.Plan;
import cn.cunkou.plan.Plans;
import cn.cunkou.plan.Target;
import cn.cunkou.platform.Actor;
import cn.cunkou.platform.audit.Audit;
import cn.cunkou.platform.web.Faults;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import cn.cunkou.region.Divisions;
import cn.cunkou.registry.Registry;
import cn.cunkou.values.DivisionCode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Urges bodies on: an order about an item, their dated answers, the word to all. */
@Service
public class Urgings {
    private static final int LONGEST_ORDER = 1000;
    private static final int LONGEST_STEP = 2000;
    private static final int LONGEST_PAPER = 200;

    private final UrgingBook book;
    private final UrgingMessages messages;
    private final Plans plans;
    private final Registry registry;
    private final Divisions divisions;
    private final Counties counties;
    private final Audit audit;

    Urgings(
            UrgingBook book,
            UrgingMessages messages,
            Plans plans,
            Registry registry,
            Divisions divisions,
            Counties counties,
            Audit audit) {
        this.book = book;
        this.messages = messages;
        this.plans = plans;
        this.registry = registry;
        this.divisions = divisions;
        this.counties = counties;
        this.audit = audit;
    }

    /**
     * An order as somebody fills it in.
     *
     * @param item the id of an item; with a colon and a town's code, its part of it
     * @param again whether to give it although the body has an open one about the same
     * @param request the same when it is sent again
     */
    public record NewUrging(
            String plan,
            String item,
            @Nullable String text,
            @Nullable String due,
            boolean again,
            UUID request) {}

    /**
     * Tells the body that answers for an item to do something about it.
     *
     * @return the order; the same one when the same is sent again
     * @throws Problem when there is no such item, something is wrong with the order, its key was
     *     used for another one, or the body has an open one about the same
     */
    @Transactional
    public UUID issue(NewUrging order) {
        var plan =
                plans.find(order.plan())
                        .orElseThrow(() -> Problem.notFound("方案" + order.plan()))
                        .plan();
        var today = counties.today(plan.division());
        var whole = order.item().replaceFirst(":.*", "");
        var item = plan.item(whole).orElseThrow(() -> Problem.notFound("方案里的" + whole));
        var faults = new Faults();
        var text = faults.requiredLines("text", "要求", order.text(), LONGEST_ORDER);
        var due = due(faults, order.due(), today);
        var to = addressee(plan, item, order.item());
        if (faults.any() || due == null) {
            throw Problem.badRequest("督办单没有发出。", faults.found());
        }
        book.lock(order.plan() + " " + order.item());
        var known = book.requested(order.request());
        if (known.isPresent()) {
            return known.filter(one -> says(one, order, text, due))
                    .map(Urging::id)
                    .orElseThrow(Urgings::sentBefore);
        }
        if (!order.again() && open(order.plan(), order.item()).isPresent()) {
            throw second();
        }
        var id =
                book.insert(
                                new UrgingBook.Draft(
                                        to.division(),
                                        order.plan(),
                                        order.item(),
                                        to.body(),
                                        text,
                                        due,
                                        today,
                                        counties.now(plan.division()),
                                        order.request()))
                        .orElseThrow(Urgings::sentBefore);
        messages.issued(book.find(id).orElseThrow());
        audit.record("发督办单", subject(id, item.label(), to.division()), null, order, null);
        return id;
    }

    private static boolean says(Urging sent, NewUrging order, String text, LocalDate due) {
        return sent.plan().equals(order.plan())
                && sent.item().equals(order.item())
                && sent.text().equals(text)
                && sent.due().equals(due);
    }

    private static Problem sentBefore() {
        return Problem.conflict("这张表已经交过一次，那次的内容不同，已经发出。现在填的还没有发出；要另发一张，核对后再点“发出”。");
    }

    private static Problem second() {
        return new Problem(
                HttpStatus.CONFLICT,
                "与现有记录冲突",
                "这一项还有一张没有办结的督办单。",
                List.of(
                        new Problem.Fault(
                                "again", "这一项还有一张没有办结的督办单", "先看那一张；确实要另发，勾选“另发一张”再点“发出”")));
    }

    /** The newest order about an item that is not settled. */
    @Transactional(readOnly = true)
    Optional<Urging> open(String plan, String item) {
        return book.about(plan, item).stream().filter(Urging::isOpen).findFirst();
    }

    private record Addressee(DivisionCode division, UUID body) {}

    /** The body that answers for the item; of what every town or body owes, that one. */
    private Addressee addressee(Plan plan, Item item, String part) {
        var suffix = part.contains(":") ? part.substring(part.indexOf(':') + 1) : "";
        var owner =
                (item instanceof Target target && target.each() == Each.BODY
                                ? plan.body(suffix)
                                : Optional.<Body>empty())
                        .or(() -> plan.body(item.owner()))
                        .orElseThrow();
        var county = plan.division();
        if (owner.role() != Body.Role.TOWNS) {
            return new Addressee(
                    county, registry.ensureBody(county, owner.name(), owner.role().words()));
        }
        if (!DivisionCode.isValid(suffix)) {
            throw Problem.badRequest("这一项由各镇负责，请从某一个镇的那一行发督办。");
        }
        var town = DivisionCode.of(suffix).at(DivisionCode.Level.TOWN);
        var name =
                divisions
                        .find(town, counties.today(county))
                        .orElseThrow(() -> Problem.notFound("镇" + suffix))
                        .name();
        return new Addressee(town, registry.ensureBody(town, name + "人民政府", owner.role().words()));
    }

    private static @Nullable LocalDate due(Faults faults, @Nullable String typed, LocalDate today) {
        var text = faults.required("due", "回复期限", typed, 10);
        if (text.isEmpty()) {
            return null;
        }
        try {
            var day = LocalDate.parse(text);
            if (day.isBefore(today)) {
                faults.add("due", "回复期限%s已经过了".formatted(day), "选今天（%s）或以后的日子".formatted(today));
            } else if (day.isAfter(today.plusYears(1))) {
                faults.add("due", "回复期限在一年以后", "核对年份");
            }
            return day;
        } catch (DateTimeParseException e) {
            faults.add("due", "「%s」不是日期".formatted(text), "写成2019-12-31的样子");
            return null;
        }
    }

    /**
     * Adds what happened: a reply of the body, or what was said to it.
     *
     * @param paper title and number of a paper; a circular needs one
     * @throws Problem when it does not fit where the order stands, is not the actor's to do, or its
     *     key was used for something else
     */
    @Transactional
    public void add(
            UUID id,
            Urging.Kind kind,
            @Nullable String typed,
            @Nullable String paper,
            UUID request) {
        // Two who act at once come one after the other, and the second finds what the first did.
        book.lock(id.toString());
        var urging = find(id).orElseThrow(() -> Problem.notFound("督办单"));
        var county = urging.division().county();
        var today = counties.today(county);
        var faults = new Faults();
        var text = faults.requiredLines("text", kind.words() + "的内容", typed, LONGEST_STEP);
        var named =
                kind == Urging.Kind.CIRCULAR
                        ? faults.required("paper", "通报的文件名和文号", paper, LONGEST_PAPER)
                        : faults.text("paper", paper, LONGEST_PAPER);
        var known = book.step(id, request);
        if (known.isPresent()) {
            requireSame(known.get(), kind, text, named);
            return;
        }
        refuse(urging, kind, today);
        if (faults.any()) {
            throw Problem.badRequest(kind.words() + "没有保存。", faults.found());
        }
        var at = counties.now(county);
        if (!book.insert(new UrgingBook.StepDraft(urging, kind, text, named, today, at, request))) {
            throw Problem.conflict("这张表已经用在别处，现在填的没有保存；核对后再点一次。");
        }
        messages.moved(urging, kind, text);
        audit.record(
                "督办" + kind.words(),
                subject(id, urging.bodyName(), urging.division()),
                null,
                text,
                null);
    }

    private static void requireSame(
            Urging.Step done, Urging.Kind kind, String text, @Nullable String paper) {
        if (done.kind() != kind
                || !done.text().equals(text)
                || !Objects.equals(done.paper(), paper)) {
            throw Problem.conflict(
                    "这张表已经交过一次，保存的是%s“%s”。现在填的没有保存。".formatted(done.kind().words(), done.text()));
        }
    }

    private static void refuse(Urging urging, Urging.Kind kind, LocalDate today) {
        var state = urging.state(today);
        if (state == Urging.State.DONE) {
            throw Problem.conflict("这张督办单已经办结。");
        }
        switch (kind) {
            case REPLY -> {
                if (state == Urging.State.ANSWERED) {
                    throw Problem.conflict("已经回复过，正等着审核；退回以后才能再回复。");
                }
            }
            case ACCEPT, RETURN -> {
                if (state != Urging.State.ANSWERED) {
                    throw Problem.conflict("还没有回复，不能%s。".formatted(kind.words()));
                }
            }
            case CIRCULAR -> {}
        }
    }

    /** An order that the actor may see: a body sees its own. */
    @Transactional(readOnly = true)
    public Optional<Urging> find(UUID id) {
        return book.find(id).filter(Urgings::isMine);
    }

    /**
     * All of a county that the actor may see, the newest first. An order stands when the county
     * takes up another plan.
     */
    @Transactional(readOnly = true)
    public List<Urging> all(DivisionCode county) {
        return book.all(county).stream().filter(Urgings::isMine).toList();
    }

    private static boolean isMine(Urging urging) {
        return Actor.current().actsFor(urging.body().toString());
    }

    private static Audit.Subject subject(UUID id, String label, DivisionCode division) {
        return new Audit.Subject("urging", id.toString(), label, division.digits());
    }
}
