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

    /** The contract by id or number, the milestone by id; the milestone alone says both. */
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
        var milestone =
                milestoneText == null
                        ? Optional.<Milestone>empty()
                        : ProposalCheck.uuid(milestoneText).flatMap(contracts::milestone);
        var contract =
                contractText == null
                        ? milestone.map(Milestone::contract).flatMap(contracts::find)
                        : find(county, contractText);
        if (milestoneText != null && milestone.isEmpty()) {
            faults.add("milestone", "没有这个付款节点", "从列表里选");
            return Named.NONE;
        }
        if (contract.filter(one -> one.division().county().equals(county)).isEmpty()) {
            faults.add("contract", "没有登记过合同「%s」".formatted(contractText), "先在项目里登记合同；同号的填编号");
            return Named.NONE;
        }
        if (milestone.filter(one -> !one.contract().equals(contract.get().id())).isPresent()) {
            faults.add("milestone", "付款节点不是这份合同的", "从列表里选");
            return Named.NONE;
        }
        if (milestone.isEmpty() && !contract.get().milestones().isEmpty()) {
            faults.add(
                    "milestone",
                    "合同%s按付款节点付，没有写是哪一个".formatted(contract.get().number()),
                    "可选："
                            + contract.get().milestones().stream()
                                    .map(one -> one.title() + " " + one.id())
                                    .collect(Collectors.joining("、")));
            return Named.NONE;
        }
        return new Named(
                contract.get().id().toString(),
                milestone.map(one -> one.id().toString()).orElse(null));
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
                lists.commitments(fund).stream()
                        .filter(one -> contract.equals(one.contract()) && one.line().equals(line))
                        .filter(one -> one.rest() > 0)
                        .toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }
}
