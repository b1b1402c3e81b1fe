package cn.cunkou.disclosure;

import cn.cunkou.plan.Detail;
import cn.cunkou.plan.Item;
import cn.cunkou.plan.NewNotice;
import cn.cunkou.plan.Plans;
import cn.cunkou.plan.Target;
import cn.cunkou.platform.Actor;
import cn.cunkou.platform.web.Faults;
import cn.cunkou.platform.web.FormFault;
import cn.cunkou.platform.web.Option;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import cn.cunkou.registry.Registry;
import cn.cunkou.values.DivisionCode;
import cn.cunkou.values.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Turns what was filled in into a notice, or tells everything that is wrong with it. */
@Component
class NoticeCheck {
    static final int LONGEST_TEXT = 4_000;

    private static final int MOST_DAYS = 90;
    private static final int MOST_LINES = 1_000;

    private final Plans plans;
    private final Registry registry;
    private final Counties counties;

    NoticeCheck(Plans plans, Registry registry, Counties counties) {
        this.plans = plans;
        this.registry = registry;
        this.counties = counties;
    }

    /**
     * The notice as typed.
     *
     * @throws Problem with everything that is wrong
     */
    NewNotice check(DivisionCode county, NoticeInput input) {
        var faults = new Faults();
        var title = faults.required("title", "标题", input.title(), 200);
        var body = body(faults, county, input.body());
        var said = faults.requiredLines("said", "内容", input.said(), LONGEST_TEXT);
        var item = faults.text("item", input.item(), 120);
        var from = from(faults, county, input.from());
        var days = days(faults, input.days(), item == null ? 0 : asked(item));
        var lines = lines(faults, input.lines(), "true".equals(input.persons()));
        if (faults.any() || body == null || from == null) {
            throw refused(faults);
        }
        return new NewNotice(county, body, title, said, item, "", from, days, lines);
    }

    /** Holds any notice, whoever opens it, to what everybody may read and to the plan. */
    void requireSound(NewNotice notice) {
        var faults = new Faults();
        PersonalNumbers.refuse(faults, "title", notice.title());
        PersonalNumbers.refuse(faults, "said", notice.said());
        for (var line : notice.lines()) {
            PersonalNumbers.refuse(faults, "lines", NoticeBook.shown(line));
            PersonalNumbers.refuse(faults, "lines", line.what());
        }
        var item = notice.item();
        var asked = item == null ? 0 : asked(item);
        if (item != null && find(item).isEmpty()) {
            faults.add("item", "方案里没有「%s」这一项".formatted(item), "从列表里选");
        }
        if (notice.workingDays() < Math.max(1, asked) || notice.workingDays() > MOST_DAYS) {
            faults.add(
                    "days",
                    asked > 0
                            ? "方案要求公示%d个工作日".formatted(asked)
                            : "公示%d个工作日不对".formatted(notice.workingDays()),
                    "写%d到%d".formatted(Math.max(1, asked), MOST_DAYS));
        }
        if (faults.any()) {
            throw refused(faults);
        }
    }

    private static Problem refused(Faults faults) {
        return new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "没有发布", "有几处需要改。", faults.found());
    }

    private @Nullable UUID body(Faults faults, DivisionCode county, @Nullable String typed) {
        var given = faults.required("body", "公示单位", typed, 40);
        var body =
                registry.bodies(county).stream()
                        .filter(one -> one.id().toString().equals(given))
                        .findFirst();
        if (!given.isEmpty()
                && body.filter(one -> Actor.current().actsFor(one.id().toString())).isEmpty()) {
            faults.add("body", "没有这个单位，或者不能替它公示", "从列表里选");
        }
        return body.map(one -> one.id()).orElse(null);
    }

    private @Nullable LocalDate from(Faults faults, DivisionCode county, @Nullable String typed) {
        var text = faults.required("from", "从哪天起", typed, 10);
        if (text.isEmpty()) {
            return null;
        }
        try {
            var day = LocalDate.parse(text);
            var today = counties.today(county);
            if (day.isBefore(today)) {
                faults.add("from", "%s已经过去（今天%s）".formatted(day, today), "公示从今天或以后起");
            } else if (day.isAfter(today.plusMonths(3))) {
                faults.add("from", "%s还有三个月以上".formatted(day), "到时候再发布");
            }
            return day;
        } catch (DateTimeParseException e) {
            faults.add("from", "「%s」不是日期".formatted(text), "写成2019-11-18这样");
            return null;
        }
    }

    private static int days(Faults faults, @Nullable String typed, int asked) {
        var text = Faults.given(typed);
        if (text == null && asked > 0) {
            return asked;
        }
        if (text == null) {
            faults.add("days", "没有填公示几个工作日", "方案没有写的，自己填");
            return 1;
        }
        if (!text.matches("[1-9]\\d?")) {
            faults.add("days", "「%s」不是天数".formatted(text), "写1到%d".formatted(MOST_DAYS));
            return 1;
        }
        return Integer.parseInt(text);
    }

    private static List<NewNotice.Line> lines(
            Faults faults, @Nullable String typed, boolean persons) {
        var lines = new ArrayList<NewNotice.Line>();
        var given = Objects.requireNonNullElse(Faults.given(typed), "");
        for (var row : given.lines().filter(line -> !line.isBlank()).toList()) {
            var cells = row.strip().split("\\s*[\t，,]\\s*", -1);
            var amount = cells.length > 2 ? cells[2].replaceFirst("元$", "") : "";
            if (cells.length > 3 || !amount.matches("|\\d{1,11}(\\.\\d{1,2})?")) {
                faults.add("lines", "「%s」看不明白".formatted(row.strip()), "写成“名称，事由，金额”，金额单位是元，不加千分号");
            } else if (cells[0].isEmpty() || cells[0].length() > 120) {
                faults.add("lines", "「%s」没有名称，或者太长".formatted(row.strip()), "先写名称");
            } else {
                lines.add(
                        new NewNotice.Line(
                                cells[0],
                                persons,
                                cells.length > 1 ? cells[1] : "",
                                amount.isEmpty() ? null : Money.ofYuan(new BigDecimal(amount))));
            }
        }
        if (lines.size() > MOST_LINES) {
            faults.add("lines", "超过%d行".formatted(MOST_LINES), "分几件公示");
        }
        return lines;
    }

    /**
     * For how many working days the plan wants what fulfils an item shown; 0 where it does not say.
     */
    int asked(String item) {
        return find(item).map(NoticeCheck::days).orElse(0);
    }

    private static int days(Item item) {
        return item instanceof Target target && target.detail() instanceof Detail.Task task
                ? task.notice()
                : 0;
    }

    private Optional<Item> find(String item) {
        var slash = item.indexOf('/');
        return slash < 0
                ? Optional.empty()
                : plans.find(item.substring(0, slash))
                        .flatMap(edition -> edition.plan().item(item.substring(slash + 1)));
    }

    /** The items of the county's plan that papers shown in public fulfil. */
    List<Option> items(DivisionCode county) {
        return plans.current(county).stream()
                .flatMap(edition ->
                        edition.plan().items().stream()
                                .filter(item ->
                                        item instanceof Target target
                                                && target.detail() instanceof Detail.Task task
                                                && "notice".equals(task.paper()))
                                .map(item ->
                                        new Option(
                                                edition.plan().id() + "/" + item.id(),
                                                item.label()
                                                        + (days(item) > 0
                                                                ? "（%d个工作日）".formatted(days(item))
                                                                : ""))))
                .toList();
    }

    static List<FormFault> labelled(List<Problem.Fault> faults) {
        return FormFault.of(
                faults,
                field ->
                        switch (field) {
                            case "title" -> "标题";
                            case "body" -> "公示单位";
                            case "said" -> "内容";
                            case "item" -> "方案的项目";
                            case "from" -> "从哪天起";
                            case "days" -> "工作日";
                            case "lines" -> "名单";
                            case "reason" -> "原因";
                            case "answer" -> "答复";
                            case "verdict" -> "结论";
                            case "name" -> "姓名";
                            case "contact" -> "联系方式";
                            default -> field;
                        });
    }
}
