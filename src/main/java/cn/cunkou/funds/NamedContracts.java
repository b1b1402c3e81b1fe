package cn.cunkou.funds;

import cn.cunkou.platform.web.Faults;
import cn.cunkou.projects.Contract;
import cn.cunkou.projects.Contracts;
import cn.cunkou.projects.Milestone;
import cn.cunkou.values.DivisionCode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads which contract and which milestone of it somebody means. */
@Component
class NamedContracts {
    private final Contracts contracts;
    private final EntryLists lists;

    NamedContracts(Contracts contracts, EntryLists lists) {
        this.contracts = contracts;
        this.lists = lists;
    }

    /**
     * What a payment draws on.
     *
     * @param contract null where the payment names none
     * @param milestone null where the contract has none
     */
    record Named(@Nullable String contract, @Nullable String milestone) {
        static final Named NONE = new Named(null, null);
    }

    /**
     * The contract by id or number, the milestone by id or, where the contract is named, by its
     * title; a milestone's id alone says both.
     */
    Named read(
            DivisionCode county,
            @Nullable String typedContract,
            @Nullable String typedMilestone,
            Faults faults) {
        var contractText = Faults.given(typedContract);
        var milestoneText = Faults.given(typedMilestone);
        if (contractText == null && milestoneText == null) {
            return Named.NONE;
        }
        if (contractText == null) {
            return alone(county, milestoneText, faults);
        }
        var contract =
                find(county, contractText).filter(one -> one.division().county().equals(county));
        if (contract.isEmpty()) {
            faults.add("contract", "没有登记过合同「%s」".formatted(contractText), "先在项目里登记合同；同号的从列表里选");
            return Named.NONE;
        }
        return within(contract.get(), milestoneText, faults);
    }

    private Named alone(DivisionCode county, @Nullable String milestone, Faults faults) {
        var found =
                Optional.ofNullable(milestone)
                        .flatMap(ProposalCheck::uuid)
                        .flatMap(contracts::milestone);
        var contract =
                found.map(Milestone::contract)
                        .flatMap(contracts::find)
                        .filter(one -> one.division().county().equals(county));
        if (found.isEmpty() || contract.isEmpty()) {
            faults.add("milestone", "没有这个付款节点", "先选合同，再从它的付款节点里选");
            return Named.NONE;
        }
        return new Named(contract.get().id().toString(), found.get().id().toString());
    }

    private static Named within(Contract contract, @Nullable String milestone, Faults faults) {
        var offered = contract.milestones();
        if (milestone == null && offered.isEmpty()) {
            return new Named(contract.id().toString(), null);
        }
        if (offered.isEmpty()) {
            faults.add("milestone", "合同%s没有付款节点".formatted(contract.number()), "不填付款节点");
            return Named.NONE;
        }
        var meant =
                offered.stream()
                        .filter(one ->
                                one.id().toString().equals(milestone)
                                        || one.title().equals(milestone))
                        .toList();
        if (meant.size() == 1) {
            return new Named(contract.id().toString(), meant.getFirst().id().toString());
        }
        faults.add(
                "milestone",
                milestone == null
                        ? "合同%s按付款节点付，没有写是哪一个".formatted(contract.number())
                        : meant.isEmpty()
                                ? "合同%s没有这个付款节点".formatted(contract.number())
                                : "合同%s有%d个付款节点叫「%s」"
                                        .formatted(contract.number(), meant.size(), milestone),
                "可选：" + offered.stream().map(Milestone::title).collect(Collectors.joining("、")));
        return Named.NONE;
    }

    /** The one contract of a county with that id or number. */
    Optional<Contract> find(DivisionCode county, String text) {
        var id = ProposalCheck.uuid(text);
        if (id.isPresent()) {
            return contracts.find(id.get());
        }
        var found = contracts.in(county).stream().filter(one -> one.number().equals(text)).toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    /** What was set aside on a line for a contract, where one promise was and something is left. */
    Optional<EntryLists.Commitment> promise(String fund, String line, @Nullable String contract) {
        if (contract == null) {
            return Optional.empty();
        }
        List<EntryLists.Commitment> found =
                lists.open(fund).stream()
                        .filter(one -> contract.equals(one.contract()) && one.line().equals(line))
                        .toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }
}
