package cn.cunkou.funds;

import cn.cunkou.funds.Seals.Seal;
import cn.cunkou.values.Money;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A fund with all that can be done about it.
 *
 * @param hasOwnLines whether lines are added by papers
 * @param seal the latest root; null while nothing is sealed
 */
public record FundPage(
        Overview overview,
        boolean hasOwnLines,
        List<PromiseRow> promises,
        @Nullable Seal seal,
        long waiting,
        @Nullable String done) {
    public FundPage {
        promises = List.copyOf(promises);
    }

    /** What a contract was promised. */
    public record PromiseRow(
            String id,
            String line,
            String contract,
            String purpose,
            LocalDate day,
            Money promised,
            Money rest) {}

    public String base() {
        return FundPages.PATH + "/" + overview.fund().id();
    }

    public List<MoveKind> moves() {
        return List.of(MoveKind.values());
    }

    public Money received() {
        return sum(overview.sources().stream().map(Overview.SourceState::received).toList());
    }

    public Money paid() {
        return sum(overview.sources().stream().map(Overview.SourceState::spent).toList());
    }

    public Money onHand() {
        return sum(overview.sources().stream().map(Overview.SourceState::onHand).toList());
    }

    private static Money sum(List<Money> parts) {
        return parts.stream().reduce(Money.ZERO, Money::plus);
    }
}
