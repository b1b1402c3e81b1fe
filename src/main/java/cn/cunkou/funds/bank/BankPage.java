package cn.cunkou.funds.bank;

import cn.cunkou.funds.Fund;
import cn.cunkou.platform.web.Faulty;
import cn.cunkou.platform.web.FormFault;
import cn.cunkou.values.Money;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The bank account of a fund against its ledger.
 *
 * @param lines of the bank that nothing of the ledger is known for, the oldest first
 * @param movements of the ledger that the bank has not shown, the oldest first
 * @param more how many more there are of each than are shown
 * @param pairs the latest that were matched
 * @param months from the first to the one that may be closed next, the latest first
 * @param refused why a person's match was not taken
 */
public record BankPage(
        Fund fund,
        long known,
        List<Row> lines,
        List<Row> movements,
        long more,
        List<Pair> pairs,
        List<Month> months,
        @Nullable String done,
        @Nullable String refused,
        List<FormFault> faults)
        implements Faulty {
    /**
     * One side of something.
     *
     * @param id of a line, or the number of a movement
     * @param days how long it waits
     */
    public record Row(String id, LocalDate day, String who, String what, Money amount, long days) {}

    /** The same money on both sides. */
    public record Pair(String match, String bank, String book, Money amount) {}

    /** A month, closed or not. */
    public record Month(String month, boolean closed, boolean next) {}

    public BankPage {
        lines = List.copyOf(lines);
        movements = List.copyOf(movements);
        pairs = List.copyOf(pairs);
        months = List.copyOf(months);
        faults = List.copyOf(faults);
    }

    public String base() {
        return BankPages.CONSOLE + "/" + fund.id();
    }
}
