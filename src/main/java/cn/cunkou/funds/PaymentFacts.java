package cn.cunkou.funds;

import cn.cunkou.funds.PaymentPage.Fact;
import cn.cunkou.plan.MoneyWords;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a payment says, in words. */
@Component
class PaymentFacts {
    private final ContractLedger contracts;

    PaymentFacts(ContractLedger contracts) {
        this.contracts = contracts;
    }

    List<Fact> of(Charter charter, Payment payment) {
        var said = payment.said();
        var facts = new ArrayList<Fact>();
        facts.add(Fact.of("金额", said.amount().toString()));
        facts.add(
                new Fact(
                        "预算项",
                        said.line()
                                + " "
                                + charter.line(said.line()).map(Charter.Line::label).orElse(""),
                        FundPages.PATH + "/" + payment.fund() + "/entries?line=" + said.line()));
        facts.add(Fact.of("收款方", said.payee().name()));
        facts.add(Fact.of("用途", said.purpose()));
        facts.add(Fact.of("付款日期", said.day().toString()));
        if (!said.use().equals(Proposal.ORDINARY)) {
            facts.add(Fact.of("用途类别", MoneyWords.USES.getOrDefault(said.use(), said.use())));
        }
        if (said.subject() != null) {
            facts.add(Fact.of("付给或用于", said.subject().name()));
        }
        if (said.source() != null) {
            facts.add(Fact.of("资金来源", charter.baseWords(said.source())));
        }
        add(facts, "符合条件的投资额", said.investment().eligible());
        if (!said.investment().excluded().isEmpty()) {
            facts.add(
                    Fact.of(
                            "已扣掉",
                            said.investment().excluded().stream()
                                    .map(kind -> MoneyWords.COSTS.getOrDefault(kind, kind))
                                    .collect(Collectors.joining("、"))));
        }
        add(facts, "指导价", said.investment().guide());
        contract(facts, said);
        if (said.reward() != null) {
            facts.add(
                    Fact.of(
                            "奖励",
                            charter.rewards().stream()
                                    .filter(reward -> reward.id().equals(said.reward()))
                                    .map(reward -> reward.label())
                                    .findFirst()
                                    .orElse(said.reward())));
        }
        for (var paper : said.papers()) {
            facts.add(new Fact("公文", "登记的公文", "/console/papers/" + paper));
        }
        return facts;
    }

    private static void add(List<Fact> facts, String label, @Nullable Object value) {
        if (value != null && !value.toString().isEmpty()) {
            facts.add(Fact.of(label, value.toString()));
        }
    }

    private void contract(List<Fact> facts, Proposal said) {
        var contract = contracts.of(said.contract());
        if (contract.isEmpty()) {
            add(facts, "合同", said.contract());
            return;
        }
        facts.add(
                new Fact(
                        "合同",
                        contracts.name(said.contract()),
                        "/console/projects/" + contract.get().project()));
        contract.get().milestones().stream()
                .filter(one -> one.id().toString().equals(said.milestone()))
                .forEach(one ->
                        facts.add(Fact.of("付款节点", "%s，%s".formatted(one.title(), one.amount()))));
    }
}
