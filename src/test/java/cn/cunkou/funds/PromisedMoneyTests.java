package cn.cunkou.funds;

import static org.assertj.core.api.Assertions.assertThat;

import cn.cunkou.funds.Entry.Moved;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What vouchers were promised is kept back from every payment but their own. */
class PromisedMoneyTests {
    private static final UUID FROM_ANY = new UUID(0, 1);
    private static final UUID FROM_OLD = new UUID(0, 2);

    private long number;

    private Tally ledger() {
        var ledger = new Tally();
        ledger.add(moved(Account.TREASURY, Account.source("old"), 100, "old", null));
        ledger.add(moved(Account.TREASURY, Account.source("new"), 100, "new", null));
        ledger.add(moved(Account.BUDGET, Account.planLine("1"), 200, null, null));
        return ledger;
    }

    private Moved moved(
            String from, String to, long fen, @Nullable String source, @Nullable UUID promise) {
        return new Moved(
                ++number,
                new UUID(1, number),
                2019,
                from,
                to,
                fen,
                source,
                "1",
                null,
                null,
                null,
                promise,
                null,
                null,
                promise != null);
    }

    private Moved issued(UUID promise, long fen, @Nullable String source) {
        return moved(Account.planLine("1"), Account.committed("1"), fen, source, promise);
    }

    @Test
    void theOldestMoneyThatIsFreePaysAndNoFenMore() {
        var ledger = ledger();
        ledger.add(issued(FROM_OLD, 70, "old"));
        ledger.add(issued(FROM_ANY, 50, null));
        var sums = ledger.withVouchers(Attribution.FIFO, null, 0);
        assertThat(Attribution.FIFO.split(80, sums, null))
                .isEqualTo(Map.of("old", 30L, "new", 50L));
        assertThat(Attribution.FIFO.split(81, sums, null)).isEmpty();
        assertThat(Attribution.FIFO.split(30, sums, "old")).isEqualTo(Map.of("old", 30L));
        assertThat(Attribution.FIFO.split(31, sums, "old")).isEmpty();
        // The free 30 of the old money and 20 of the new are left for the vouchers from any source.
        assertThat(Attribution.FIFO.split(80, sums, "new")).isEqualTo(Map.of("new", 80L));
        assertThat(Attribution.FIFO.split(81, sums, "new")).isEmpty();
        assertThat(sums.spent("1"::equals)).isEqualTo(120);
        assertThat(ledger.spent("1"::equals)).isZero();
    }

    @Test
    void theirOwnPaymentHasAllOfIt() {
        var ledger = ledger();
        ledger.add(issued(FROM_OLD, 100, "old"));
        ledger.add(issued(FROM_ANY, 100, null));
        var own = ledger.withVouchers(Attribution.FIFO, FROM_OLD, 100);
        assertThat(Attribution.FIFO.split(100, own, "old")).isEqualTo(Map.of("old", 100L));
        var others = ledger.withVouchers(Attribution.FIFO, null, 0);
        assertThat(Attribution.FIFO.free(others, null)).isZero();
    }

    @Test
    void whatIsPaidOrLetGoIsPromisedNoMore() {
        var ledger = ledger();
        ledger.add(issued(FROM_ANY, 50, null));
        ledger.add(moved(Account.source("old"), Account.line("1"), 20, "old", FROM_ANY));
        var open = ledger.withVouchers(Attribution.FIFO, null, 0);
        assertThat(open.spent("1"::equals)).isEqualTo(50);
        assertThat(Attribution.FIFO.free(open, null)).isEqualTo(150);
        ledger.add(moved(Account.committed("1"), Account.planLine("1"), 30, null, FROM_ANY));
        var over = ledger.withVouchers(Attribution.FIFO, null, 0);
        assertThat(over.spent("1"::equals)).isEqualTo(20);
        assertThat(Attribution.FIFO.free(over, null)).isEqualTo(180);
    }
}
