package cn.cunkou.projects;

import cn.cunkou.platform.web.Faults;
import cn.cunkou.values.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns what was filled in into a contract with its instalments, or tells everything wrong. */
@Component
class ContractCheck {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final ProjectCheck parties;
    private final ProjectPapers papers;

    ContractCheck(ProjectCheck parties, ProjectPapers papers) {
        this.parties = parties;
        this.papers = papers;
    }

    ContractBook.@Nullable Draft check(
            Faults faults, Project project, ContractInput input, LocalDate today) {
        var kind = kind(faults, faults.required("kind", "种类", input.kind(), 20));
        var number = faults.required("number", "合同编号", input.number(), 60);
        var title = faults.required("title", "合同名称", input.title(), 120);
        if (Faults.given(input.party()) == null) {
            faults.add("party", "没有选签约方", "从主体登记里选");
        }
        var party = parties.party(faults, "party", input.party());
        var amount = Typed.money(faults, "amount", "合同金额", input.amount());
        var signed = Typed.past(faults, "signed", "签订日期", input.signed(), today);
        var starts = Typed.day(faults, "starts", "开始日期", input.starts(), true);
        var ends = Typed.day(faults, "ends", "结束日期", input.ends(), true);
        if (starts != null && ends != null && ends.isBefore(starts)) {
            faults.add("ends", "结束日期%s早于开始日期%s".formatted(ends, starts), "核对两个日期");
        }
        var paper = papers.named(faults, "paper", project.county(), input.paper());
        var instalments = instalments(faults, input, amount);
        return faults.any()
                ? null
                : new ContractBook.Draft(
                        Objects.requireNonNull(kind),
                        number,
                        title,
                        Objects.requireNonNull(party),
                        Objects.requireNonNull(amount),
                        Objects.requireNonNull(signed),
                        Objects.requireNonNull(starts),
                        Objects.requireNonNull(ends),
                        paper,
                        instalments);
    }

    private static Contract.@Nullable Kind kind(Faults faults, String typed) {
        for (var kind : Contract.Kind.values()) {
            if (kind.id().equals(typed)) {
                return kind;
            }
        }
        if (!typed.isEmpty()) {
            faults.add("kind", "没有「%s」这种合同".formatted(typed), "从列表里选");
        }
        return null;
    }

    /**
     * What is paid when. Shares are taken of the whole; where they make up all of it, the last
     * instalment has what rounding left.
     */
    private static List<ContractBook.Instalment> instalments(
            Faults faults, ContractInput input, @Nullable Money whole) {
        var found = new ArrayList<ContractBook.Instalment>();
        var shares = BigDecimal.ZERO;
        var sum = Money.ZERO;
        for (var row : input.rows()) {
            if (row.isEmpty()) {
                continue;
            }
            var title = faults.required("milestone", "节点名称", row.title(), 100);
            var condition = faults.required("condition", "节点的条件", row.condition(), 300);
            var due = Typed.day(faults, "due", "应达到的日期", row.due(), false);
            var share = share(row.amount());
            if (share != null) {
                shares = shares.add(share);
            }
            var amount =
                    share == null
                            ? Typed.money(faults, "milestoneAmount", "节点的金额", row.amount())
                            : whole == null ? null : part(whole, share);
            if (amount != null) {
                sum = sum.plus(amount);
                found.add(new ContractBook.Instalment(title, condition, amount, due));
            }
        }
        if (whole == null || found.isEmpty()) {
            return found;
        }
        if (shares.compareTo(HUNDRED) == 0) {
            var last = found.removeLast();
            var rest = last.amount().plus(whole.minus(sum));
            found.add(
                    new ContractBook.Instalment(last.title(), last.condition(), rest, last.due()));
        } else if (sum.compareTo(whole) > 0) {
            faults.add("milestoneAmount", "各节点合计%s，超过合同金额%s".formatted(sum, whole), "核对各节点的金额或百分比");
        }
        return found;
    }

    private static @Nullable BigDecimal share(String typed) {
        var text = typed.strip().replace('％', '%');
        return text.matches("\\d{1,3}(\\.\\d{1,2})?%")
                ? new BigDecimal(text.substring(0, text.length() - 1))
                : null;
    }

    private static Money part(Money whole, BigDecimal percent) {
        return new Money(
                BigDecimal.valueOf(whole.fen())
                        .multiply(percent)
                        .divide(HUNDRED, 0, RoundingMode.DOWN)
                        .longValueExact());
    }
}
