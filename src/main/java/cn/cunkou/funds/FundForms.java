package cn.cunkou.funds;

import cn.cunkou.plan.Detail;
import cn.cunkou.plan.Edition;
import cn.cunkou.plan.Plans;
import cn.cunkou.plan.Target;
import cn.cunkou.platform.web.Faults;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import cn.cunkou.values.DivisionCode;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads what is filled in about funds, their sources and lines. */
@Service
class FundForms {
    private static final String ID = "[a-z0-9]+(-[a-z0-9]+)*";

    private final Funds funds;
    private final Plans plans;
    private final Counties counties;

    FundForms(Funds funds, Plans plans, Counties counties) {
        this.funds = funds;
        this.plans = plans;
        this.counties = counties;
    }

    /**
     * Opens a fund as it was filled in.
     *
     * @throws Problem with everything that is wrong
     */
    @Transactional
    public Fund open(FundInput input) {
        var faults = new MoneyFaults();
        var county = county(input.division(), faults);
        var plan = Faults.given(input.plan());
        var edition = plan == null ? Optional.<Edition>empty() : plans.find(plan);
        if (plan != null && edition.isEmpty()) {
            faults.add("plan", "没有启用方案" + plan, "选一个启用了的方案");
        }
        var id = plan == null ? id("id", input.id(), faults) : plan;
        if (plan == null && !id.isEmpty() && plans.find(id).isPresent()) {
            faults.add("id", "%s是一个方案的编号".formatted(id), "换一个编号，或者选这个方案");
        }
        var title =
                edition.isPresent() && Faults.given(input.title()) == null
                        ? edition.get().plan().title()
                        : faults.required("title", "名称", input.title(), 100);
        var attribution = attribution(input.attribution(), faults);
        var bank = faults.required("bank", "开户行", input.bank(), 100);
        var tail = Objects.requireNonNullElse(Faults.given(input.accountTail()), "");
        if (!tail.matches("[0-9]{4}")) {
            faults.add("accountTail", "账号后四位应是四个数字", "只填后四位，例如 0618");
        }
        var responsible = faults.required("responsible", "专人", input.responsible(), 60);
        var document = faults.required("document", "依据", input.document(), 200);
        var day = county == null ? null : faults.day("day", input.day(), counties.today(county));
        if (faults.any() || county == null || attribution == null || day == null) {
            throw refused(faults);
        }
        return funds.open(
                new Fund(
                        id,
                        county,
                        plan,
                        title,
                        attribution,
                        bank,
                        tail,
                        responsible,
                        document,
                        day));
    }

    private @Nullable DivisionCode county(@Nullable String typed, Faults faults) {
        var text = Objects.requireNonNullElse(Faults.given(typed), "");
        var county = counties.of(text);
        if (county.isEmpty()) {
            faults.add("division", "「%s」不是本系统服务的县".formatted(text), "填六位区划代码");
        }
        return county.map(one -> one.code()).orElse(null);
    }

    private static @Nullable Attribution attribution(@Nullable String typed, Faults faults) {
        var text = Faults.given(typed);
        var found =
                Stream.of(Attribution.values()).filter(one -> one.id().equals(text)).findFirst();
        if (found.isEmpty()) {
            faults.add("attribution", "没有选支出归到哪一项来源的办法", "可选：earmarked、fifo、proportional");
        }
        return found.orElse(null);
    }

    private static String id(String field, @Nullable String typed, Faults faults) {
        var id = Objects.requireNonNullElse(Faults.given(typed), "");
        if (!id.matches(ID) || id.length() > 60) {
            faults.add(field, "编号只用小写字母、数字和连字符", "例如 rural-2020");
        }
        return id;
    }

    /** Enters a source as it was filled in. */
    @Transactional
    public void source(Fund fund, SourceInput input) {
        var faults = new MoneyFaults();
        var id = id("id", input.id(), faults);
        var known = funds.charter(fund).source(id).map(Charter.Source::label);
        var label =
                known.isPresent() && Faults.given(input.label()) == null
                        ? known.get()
                        : faults.required("label", "名称", input.label(), 60);
        var amount =
                Faults.given(input.amount()) == null
                        ? null
                        : faults.amount("amount", input.amount());
        if (known.isPresent() && amount == null) {
            faults.add("amount", "方案有这项来源，只差数目", "填文件下达的数");
        }
        var document = faults.required("document", "依据", input.document(), 200);
        if (faults.any()) {
            throw refused(faults);
        }
        funds.add(
                fund,
                new Charter.Added(id, label, amount == null ? null : amount.fen(), List.of()),
                document);
    }

    /** Enters a budget line as it was filled in. */
    @Transactional
    public void line(Fund fund, LineInput input) {
        var faults = new MoneyFaults();
        var charter = funds.charter(fund);
        var id = Objects.requireNonNullElse(Faults.given(input.id()), "");
        if (!id.matches("[1-9][0-9]*(\\.[1-9][0-9]*){0,3}")) {
            faults.add("id", "编号写成数字，例如 1 或 1.2", "照下达文件的序号写");
        } else if (charter.leaves().stream()
                .anyMatch(
                        leaf -> id.startsWith(leaf.id() + ".") || leaf.id().startsWith(id + "."))) {
            faults.add("id", "%s和已有的预算项有上下级".formatted(id), "同一级的编号往下排");
        }
        var label = faults.required("label", "名称", input.label(), 60);
        var amount = faults.amount("amount", input.amount());
        var rules = Objects.requireNonNullElse(input.rules(), List.<String>of());
        var open = openRules(charter).stream().map(rule -> rule.id()).toList();
        for (var rule : rules) {
            if (!open.contains(rule)) {
                faults.add("rules", "没有规则" + rule, "可选：" + String.join("、", open));
            }
        }
        var day = faults.day("day", input.day(), counties.today(fund.division()));
        var document = faults.required("document", "依据", input.document(), 200);
        if (faults.any() || amount == null || day == null) {
            throw refused(faults);
        }
        funds.add(fund, new Charter.Added(id, label, null, rules), amount.fen(), day, document);
    }

    /** The rules of a plan that name no line, so that a person says which lines they hold for. */
    static List<Target> openRules(Charter charter) {
        return charter.hasOwnLines()
                ? charter.rules().stream()
                        .filter(rule ->
                                rule.detail() instanceof Detail.Limit limit
                                        && limit.lines().isEmpty()
                                        && limit.forbids().isEmpty())
                        .toList()
                : List.of();
    }

    private static Problem refused(Faults faults) {
        return Problem.badRequest("有%d处填写有误：".formatted(faults.found().size()), faults.found());
    }
}
