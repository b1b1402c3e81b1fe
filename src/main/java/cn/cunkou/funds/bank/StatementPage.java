package cn.cunkou.funds.bank;

import cn.cunkou.funds.Fund;
import cn.cunkou.values.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The reconciliation of a month, to be printed and signed.
 *
 * @param refused why it was not closed just now
 */
public record StatementPage(
        Fund fund,
        String month,
        LocalDate end,
        Money book,
        Money bank,
        List<Part> parts,
        Money unexplained,
        long entries,
        @Nullable Instant closedAt,
        @Nullable String closedBy,
        @Nullable String refused) {
    /** What one side alone knows. */
    public record Part(String label, Money sum, List<Item> items) {
        public Part {
            items = List.copyOf(items);
        }
    }

    public record Item(LocalDate day, String who, String what, Money amount, String mark) {}

    static StatementPage of(Fund fund, BankStatement statement, @Nullable String refused) {
        return new StatementPage(
                fund,
                statement.month().toString(),
                statement.end(),
                new Money(statement.book()),
                new Money(statement.bank()),
                List.of(BankStatement.Side.values()).stream()
                        .map(side ->
                                new Part(
                                        side.label(),
                                        new Money(statement.sum(side)),
                                        statement.transit().stream()
                                                .filter(one -> one.side() == side)
                                                .map(one ->
                                                        new Item(
                                                                one.day(),
                                                                one.who().isEmpty()
                                                                        ? "（没有户名）"
                                                                        : one.who(),
                                                                one.what(),
                                                                new Money(one.fen()),
                                                                one.mark()))
                                                .toList()))
                        .toList(),
                new Money(statement.unexplained()),
                statement.entries(),
                statement.closedAt(),
                statement.closedBy(),
                refused);
    }

    public String base() {
        return BankPages.CONSOLE + "/" + fund.id() + "/bank";
    }
}
