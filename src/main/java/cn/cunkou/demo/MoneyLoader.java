package cn.cunkou.demo;

import cn.cunkou.funds.PastMoney;
import cn.cunkou.funds.PastVouchers;
import cn.cunkou.funds.bank.PastStatements;
import cn.cunkou.papers.PaperFilter;
import cn.cunkou.papers.PaperLists;
import cn.cunkou.plan.Plan;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.projects.Contracts;
import cn.cunkou.projects.Projects;
import cn.cunkou.registry.Body;
import cn.cunkou.values.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Puts a {@link MoneyHistory} into its ledger. */
@Component
class MoneyLoader {
    private final PastMoney past;
    private final PastStatements statements;
    private final PastVouchers vouchers;
    private final PaperLists papers;
    private final Projects projects;
    private final Contracts contracts;

    MoneyLoader(
            PastMoney past,
            PastStatements statements,
            PastVouchers vouchers,
            PaperLists papers,
            Projects projects,
            Contracts contracts) {
        this.past = past;
        this.statements = statements;
        this.vouchers = vouchers;
        this.papers = papers;
        this.projects = projects;
        this.contracts = contracts;
    }

    void load(Plan plan, LocalDate today, List<Body> bodies) {
        var filter = new PaperFilter(plan.division().digits(), "", "", "", "", "", "", "");
        papers.list(filter, new Paged.Request(1, 1)).rows().stream()
                .findFirst()
                .flatMap(paper -> MoneyHistory.of(plan, today, bodies, works(plan), paper.id()))
                .ifPresent(told -> {
                    past.load(
                            told.fund(),
                            told.grants(),
                            told.budgets(),
                            told.events(),
                            MoneyHistory.HANDS);
                    statements.load(told.fund().id(), today);
                    vouchers.load(told.fund().id(), vouchers(today, bodies));
                });
    }

    private static PastVouchers.Issued vouchers(LocalDate today, List<Body> bodies) {
        return new PastVouchers.Issued(
                "电商培训券（演示）",
                new Money(30_000),
                "三天电商培训（程序生成）",
                "培训",
                bodies.getLast().id(),
                IntStream.rangeClosed(1, 8).mapToObj("学员%d（演示）"::formatted).toList(),
                "培训券发放通知（演示）",
                today.minusDays(20),
                today.plusDays(60),
                3);
    }

    /** The contracts under which something is built, each with the budget line it is built from. */
    private List<MoneyHistory.Work> works(Plan plan) {
        return contracts.in(plan.division()).stream()
                .filter(contract -> !contract.milestones().isEmpty())
                .map(contract ->
                        new MoneyHistory.Work(
                                projects.get(contract.project()).terms().items().getFirst(),
                                contract))
                .toList();
    }
}
