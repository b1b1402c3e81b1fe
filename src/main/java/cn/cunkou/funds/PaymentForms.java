package cn.cunkou.funds;

import cn.cunkou.plan.MoneyWords;
import cn.cunkou.platform.web.FormFault;
import cn.cunkou.platform.web.Option;
import cn.cunkou.projects.ContractMoney.Drawn;
import cn.cunkou.projects.Contracts;
import cn.cunkou.projects.Milestone;
import cn.cunkou.region.Counties;
import cn.cunkou.registry.Party;
import cn.cunkou.registry.Registry;
import cn.cunkou.values.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The form that proposes a payment, with all there is to choose from. */
@Component
class PaymentForms {
    private final Funds funds;
    private final FundDesk desk;
    private final EntryLists lists;
    private final Contracts contracts;
    private final ContractLedger money;
    private final Registry registry;
    private final Counties counties;

    PaymentForms(
            Funds funds,
            FundDesk desk,
            EntryLists lists,
            Contracts contracts,
            ContractLedger money,
            Registry registry,
            Counties counties) {
        this.funds = funds;
        this.desk = desk;
        this.lists = lists;
        this.contracts = contracts;
        this.money = money;
        this.registry = registry;
        this.counties = counties;
    }

    PaymentFormPage page(
            Fund fund, ProposalInput input, List<FormFault> faults, List<Breach> breaches) {
        var charter = funds.charter(fund);
        var left =
                desk.overview(fund).lines().stream()
                        .collect(
                                Collectors.toMap(Overview.LineState::id, Overview.LineState::left));
        return new PaymentFormPage(
                fund,
                input,
                charter.leaves().stream()
                        .map(line ->
                                new Option(
                                        line.id(),
                                        "%s %s（剩%s）"
                                                .formatted(
                                                        line.id(),
                                                        line.label(),
                                                        left.getOrDefault(line.id(), Money.ZERO))))
                        .toList(),
                FundWords.sources(charter),
                FundWords.uses(),
                FundWords.subjects(),
                payees(fund),
                FundWords.options(MoneyWords.COSTS, Set.of("land", "wages")),
                lists.open(fund.id()).stream()
                        .map(desk::promise)
                        .map(one ->
                                new Option(
                                        one.id(),
                                        "%s %s，还剩%s"
                                                .formatted(one.line(), one.contract(), one.rest())))
                        .toList(),
                instalments(fund),
                charter.rewards().stream()
                        .map(reward -> new Option(reward.id(), reward.label()))
                        .toList(),
                counties.today(fund.division()),
                faults,
                breaches);
    }

    /** Bodies and firms; persons are typed by name, so that no list of them is given out. */
    private List<String> payees(Fund fund) {
        return Stream.concat(
                        registry.bodies(fund.division()).stream().map(body -> body.name()),
                        Stream.of(
                                        Party.Kind.OPERATOR,
                                        Party.Kind.ENTERPRISE,
                                        Party.Kind.COOPERATIVE)
                                .flatMap(kind ->
                                        registry.parties(fund.division(), kind, "", 200).stream())
                                .map(Party::name))
                .distinct()
                .toList();
    }

    /** The confirmed milestones of the county's contracts that something may be paid for still. */
    private List<Option> instalments(Fund fund) {
        var signed =
                contracts.in(fund.division()).stream()
                        .filter(contract -> contract.confirmed().fen() > 0)
                        .toList();
        var drawn = money.drawn(signed);
        var options = new ArrayList<Option>();
        for (var contract : signed) {
            for (var one : contract.milestones()) {
                var left = drawn.getOrDefault(one.id(), Drawn.NOTHING).left(one.amount());
                if (one.state() == Milestone.State.CONFIRMED && left.fen() > 0) {
                    options.add(
                            new Option(
                                    one.id().toString(),
                                    "%s %s · %s · 还可付%s"
                                            .formatted(
                                                    contract.number(),
                                                    contract.partyName(),
                                                    one.title(),
                                                    left)));
                }
            }
        }
        return options;
    }
}
