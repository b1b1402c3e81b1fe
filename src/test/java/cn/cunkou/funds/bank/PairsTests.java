package cn.cunkou.funds.bank;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PairsTests {
    private static final LocalDate DAY = LocalDate.of(2019, 10, 10);

    private static BankLine line(String serial, int days, String party, long fen) {
        return new BankLine(
                UUID.randomUUID(), DAY.plusDays(days), party, "", fen, 0, "", serial, null);
    }

    private static Movement movement(long number, int days, @Nullable String payee, long fen) {
        return new Movement(
                number, fen > 0 ? "receipt" : "payment", DAY.plusDays(days), fen, payee, "", null);
    }

    private static List<String> found(List<BankLine> lines, List<Movement> movements) {
        return Pairs.of(lines, movements).stream()
                .map(pair -> pair.line().serial() + "=" + pair.movement().number())
                .sorted()
                .toList();
    }

    @Test
    void theSameAmountWithinFiveDaysToTheSamePayeeIsTheSame() {
        assertThat(
                        found(
                                List.of(line("a", 5, "甲公司（县）", -100)),
                                List.of(movement(1, 0, "甲公司(县)", -100))))
                .containsExactly("a=1");
        assertThat(found(List.of(line("a", 6, "甲公司", -100)), List.of(movement(1, 0, "甲公司", -100))))
                .isEmpty();
        assertThat(found(List.of(line("a", 0, "乙公司", -100)), List.of(movement(1, 0, "甲公司", -100))))
                .isEmpty();
        assertThat(found(List.of(line("a", 0, "", -100)), List.of(movement(1, 0, "甲公司", -100))))
                .isEmpty();
        assertThat(found(List.of(line("a", 0, "甲公司", 100)), List.of(movement(1, 0, "甲公司", -100))))
                .isEmpty();
    }

    @Test
    void ofSeveralAlikeTheNearestDaysGoTogetherAndEachOnce() {
        assertThat(
                        found(
                                List.of(line("a", 0, "甲", -5), line("b", 3, "甲", -5)),
                                List.of(
                                        movement(1, 3, "甲", -5),
                                        movement(2, 0, "甲", -5),
                                        movement(3, 4, "甲", -5))))
                .containsExactly("a=2", "b=1");
    }

    @Test
    void aReceiptComesFromWhateverTreasury() {
        assertThat(found(List.of(line("a", 1, "国库", 700)), List.of(movement(1, 0, null, 700))))
                .containsExactly("a=1");
    }
}
