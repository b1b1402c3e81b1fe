package cn.cunkou.funds.bank;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The balances of the bank and the ledger on the last day of a month, and what explains how they
 * differ; all in fen.
 *
 * @param entries how many entries the ledger had when this was found
 * @param closedAt null while the month is open and the figures may change
 */
record BankStatement(
        YearMonth month,
        long book,
        long bank,
        long entries,
        List<Transit> transit,
        @Nullable Instant closedAt,
        @Nullable String closedBy) {
    /** Which side knows of something that the other does not. */
    enum Side {
        BOOK("账上已记、银行还没有"),
        BANK("银行已记、账上还没有");

        private final String label;

        Side(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    /**
     * Something that one side alone knows on that day.
     *
     * @param fen more than nothing for what came, less for what went
     * @param mark the bank's serial number, or the number in the ledger
     */
    record Transit(Side side, LocalDate day, String who, String what, long fen, String mark) {}

    BankStatement {
        transit = List.copyOf(transit);
    }

    long sum(Side side) {
        return transit.stream().filter(one -> one.side == side).mapToLong(Transit::fen).sum();
    }

    /** What nothing explains. */
    long unexplained() {
        return book - bank - sum(Side.BOOK) + sum(Side.BANK);
    }

    LocalDate end() {
        return month.atEndOfMonth();
    }
}
