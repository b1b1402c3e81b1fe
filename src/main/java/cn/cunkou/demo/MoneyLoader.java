package cn.cunkou.demo;

import cn.cunkou.funds.PastMoney;
import cn.cunkou.papers.PaperFilter;
import cn.cunkou.papers.PaperLists;
import cn.cunkou.plan.Plan;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.registry.Body;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** Puts a {@link MoneyHistory} into its ledger. */
@Component
class MoneyLoader {
    private final PastMoney past;
    private final PaperLists papers;

    MoneyLoader(PastMoney past, PaperLists papers) {
        this.past = past;
        this.papers = papers;
    }

    void load(Plan plan, LocalDate today, List<Body> bodies) {
        var filter = new PaperFilter(plan.division().digits(), "", "", "", "", "", "", "");
        papers.list(filter, new Paged.Request(1, 1)).rows().stream()
                .findFirst()
                .flatMap(paper -> MoneyHistory.of(plan, today, bodies, paper.id()))
                .ifPresent(told ->
                        past.load(
                                told.fund(),
                                told.grants(),
                                told.budgets(),
                                told.events(),
                                MoneyHistory.HANDS));
    }
}
