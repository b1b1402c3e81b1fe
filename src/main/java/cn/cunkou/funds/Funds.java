package cn.cunkou.funds;

import cn.cunkou.funds.Entry.About;
import cn.cunkou.funds.Entry.Draft;
import cn.cunkou.funds.Entry.Kind;
import cn.cunkou.funds.FundTable.RuleLine;
import cn.cunkou.plan.Detail;
import cn.cunkou.plan.Edition;
import cn.cunkou.plan.PlanAdopted;
import cn.cunkou.plan.Plans;
import cn.cunkou.platform.Actor;
import cn.cunkou.platform.audit.Audit;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.platform.web.Problem.Fault;
import cn.cunkou.region.Counties;
import cn.cunkou.values.DivisionCode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The special funds of counties: which there are, and what holds for each. */
@Service
public class Funds {
    private final FundTable table;
    private final LedgerBook book;
    private final Plans plans;
    private final Counties counties;
    private final Audit audit;
    private final Map<String, Stamped> charters = new ConcurrentHashMap<>();

    Funds(FundTable table, LedgerBook book, Plans plans, Counties counties, Audit audit) {
        this.table = table;
        this.book = book;
        this.plans = plans;
        this.counties = counties;
        this.audit = audit;
    }

    /** The funds of a county, the oldest first. */
    @Transactional(readOnly = true)
    public List<Fund> in(DivisionCode county) {
        return table.in(county);
    }

    /** All funds that whoever acts may see. */
    @Transactional(readOnly = true)
    public List<Fund> all() {
        return table.all();
    }

    @Transactional(readOnly = true)
    public Optional<Fund> find(String id) {
        return table.find(id);
    }

    /**
     * The fund of that id.
     *
     * @throws Problem when there is none, or it lies outside the actor's divisions
     */
    @Transactional(readOnly = true)
    public Fund get(String id) {
        return table.find(id).orElseThrow(Funds::missing);
    }

    /** What holds for a fund today. */
    @Transactional(readOnly = true)
    public Charter charter(Fund fund) {
        return charter(fund, table.stamp(fund));
    }

    /** The same, by a stamp that was read just now. */
    Charter charter(Fund fund, String stamp) {
        var known = charters.get(fund.id());
        if (known != null && known.stamp().equals(stamp) && known.charter().fund().equals(fund)) {
            return known.charter();
        }
        var charter =
                new Charter(
                        fund,
                        edition(fund).orElse(null),
                        table.lines(fund.id()),
                        table.sources(fund.id()));
        charters.put(fund.id(), new Stamped(stamp, charter));
        return charter;
    }

    /**
     * What held when the tables it comes from stood like that; rows are only ever added to them.
     */
    private record Stamped(String stamp, Charter charter) {}

    private Optional<Edition> edition(Fund fund) {
        return fund.plan() == null ? Optional.empty() : plans.find(fund.plan());
    }

    /**
     * Opens a fund. The lines of its plan get their budget at once.
     *
     * @throws Problem when there is one of that id already, or the plan is none of that county
     */
    @Transactional
    public Fund open(Fund fund) {
        return open(fund, counties.now(fund.division()));
    }

    /** The same, as if it had been done at another time. */
    Fund open(Fund fund, Instant at) {
        if (!Actor.current().scope().covers(fund.division().digits())) {
            throw Problem.forbidden("专账属于全县，您的管理范围不含全县。");
        }
        if (table.find(fund.id()).isPresent()) {
            throw new Problem(
                    HttpStatus.CONFLICT,
                    "已经开过",
                    "没有保存。",
                    List.of(new Fault("id", "%s的专账已经开过".formatted(fund.id()), "在资金总览里打开它")));
        }
        var edition = edition(fund);
        if (fund.plan() != null
                && edition.filter(it -> it.plan().division().equals(fund.division())).isEmpty()) {
            throw Problem.notFound("方案" + fund.plan());
        }
        table.insert(fund);
        var charter = charter(fund);
        var drafts = new ArrayList<Draft>();
        for (var line : charter.leaves()) {
            if (line.planned() != null) {
                drafts.add(
                        new Draft(
                                fund.opened(),
                                Kind.ALLOCATION,
                                Account.BUDGET,
                                Account.planLine(line.id()),
                                line.planned().fen(),
                                About.line(line.id()),
                                line.label(),
                                edition.map(it -> "方案第%d版".formatted(it.number()))
                                        .orElse(fund.document())));
            }
        }
        if (!drafts.isEmpty()) {
            book.post(fund, at, _ -> drafts);
        }
        followRules(charter);
        audit.record("开设专账", subject(fund), null, fund, null);
        return fund;
    }

    /**
     * Enters a source that the plan does not name, or how much of one comes where the plan leaves
     * it open.
     */
    @Transactional
    void add(Fund fund, Charter.Added source, String document) {
        var charter = charter(fund);
        var known = charter.source(source.id());
        if (known.isPresent() && known.get().amount() != null
                || !table.addSource(fund, source, document)) {
            throw new Problem(
                    HttpStatus.CONFLICT,
                    "与现有记录冲突",
                    "没有保存。",
                    List.of(new Fault("id", "这项来源已经有数目了", "要改，请先改方案或者核对编号")));
        }
        audit.record("登记资金来源", subject(fund), null, source, document);
    }

    /**
     * Enters a budget line where the plan has none, with its budget.
     *
     * @throws Problem when the plan has lines of its own, or there is that line already
     */
    @Transactional
    void add(Fund fund, Charter.Added line, long fen, LocalDate day, String document) {
        add(fund, line, fen, day, document, counties.now(fund.division()));
    }

    /** The same, as if it had been done at another time. */
    void add(Fund fund, Charter.Added line, long fen, LocalDate day, String document, Instant at) {
        if (!charter(fund).hasOwnLines()) {
            throw Problem.conflict("方案有预算表，预算项照方案来；要改预算，用预算调剂。");
        }
        if (!table.addLine(fund, line, document)) {
            throw new Problem(
                    HttpStatus.CONFLICT,
                    "与现有记录冲突",
                    "没有保存。",
                    List.of(new Fault("id", "预算项%s已经有了".formatted(line.id()), "换一个编号")));
        }
        book.post(
                fund,
                at,
                _ ->
                        List.of(
                                new Draft(
                                        day,
                                        Kind.ALLOCATION,
                                        Account.BUDGET,
                                        Account.planLine(line.id()),
                                        fen,
                                        About.line(line.id()),
                                        line.label(),
                                        document)));
        followRules(charter(fund));
        audit.record("下达预算", subject(fund), null, line, document);
    }

    /** A new edition may speak of other lines. */
    @EventListener
    void adopted(PlanAdopted adopted) {
        for (var fund : table.in(adopted.county())) {
            if (fund.plan() != null) {
                followRules(charter(fund));
            }
        }
    }

    private void followRules(Charter charter) {
        var all = new ArrayList<RuleLine>();
        for (var rule : charter.rules()) {
            var covered = charter.covered(rule);
            var limit = (Detail.Limit) rule.detail();
            var uses = limit == null || limit.forbids().isEmpty() ? List.of("") : limit.forbids();
            for (var line : charter.leaves()) {
                if (covered.test(line.id())) {
                    uses.forEach(use -> all.add(new RuleLine(rule.id(), line.id(), use)));
                }
            }
        }
        table.ruleLines(charter.fund(), all);
    }

    static Audit.Subject subject(Fund fund) {
        return new Audit.Subject("fund", fund.id(), fund.title(), fund.division().digits());
    }

    static Problem missing() {
        return Problem.notFound("这个专账");
    }
}
