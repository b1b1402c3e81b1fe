package cn.cunkou.funds.bank;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ChainTests {
    private static final LocalDate DAY = LocalDate.of(2019, 10, 10);

    private static SheetLine row(String serial, int day, long fen, long balance) {
        return new SheetLine("f", DAY.plusDays(day), "", "", fen, balance, "", serial);
    }

    private static BankLine known(String serial, int day, long fen, long balance) {
        return new BankLine(
                UUID.randomUUID(), DAY.plusDays(day), "", "", fen, balance, "", serial, null);
    }

    private static List<String> gaps(List<BankLine> known, List<SheetLine> rows) {
        return Chain.gaps(known, Chain.inOrder(rows)).stream().map(Chain.Gap::serial).toList();
    }

    @Test
    void banksMayPrintTheNewestFirstAlsoWithinADay() {
        var rows = List.of(row("c", 0, -10, 60), row("b", 0, -30, 70), row("a", 0, 100, 100));
        assertThat(Chain.inOrder(rows))
                .extracting(SheetLine::serial)
                .containsExactly("a", "b", "c");
        assertThat(gaps(List.of(), rows)).isEmpty();
        assertThat(gaps(List.of(), rows.reversed())).isEmpty();
    }

    @Test
    void aMissingLineShowsWhereTheBalanceJumps() {
        assertThat(gaps(List.of(), List.of(row("a", 0, 100, 100), row("c", 2, -10, 60))))
                .containsExactly("c");
    }

    @Test
    void aFileFollowsOnWhatIsKnownAndOverlapsIt() {
        var before = List.of(known("a", 0, 100, 100), known("b", 1, -30, 70));
        assertThat(gaps(before, List.of(row("c", 2, -10, 60)))).isEmpty();
        assertThat(gaps(before, List.of(row("b", 1, -30, 70), row("c", 1, -10, 60)))).isEmpty();
        assertThat(gaps(before, List.of(row("d", 3, -10, 50)))).containsExactly("d");
    }

    @Test
    void whatComesLaterHasToFollowOnWhatIsPutBeforeIt() {
        var later = List.of(known("a", 0, 100, 100), known("z", 9, -5, 65));
        assertThat(gaps(later, List.of(row("b", 1, -30, 70)))).isEmpty();
        assertThat(gaps(later, List.of(row("b", 1, -20, 80)))).containsExactly("b");
    }
}
