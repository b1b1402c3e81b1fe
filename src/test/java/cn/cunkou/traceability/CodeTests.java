package cn.cunkou.traceability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Codes that nobody can guess, and that do not tell how many there are. */
class CodeTests {
    private static final CodeKeys KEYS = CodeKeys.of(1, new byte[32]);
    private static final int ROLL = 12_345_678;
    private static final long CODES = 1_000_000;

    @Test
    void everyNumberOfARollComesBackFromItsCode() {
        var smith = new CodeSmith(KEYS);
        var checking = new CodeSmith(KEYS);
        var seen = new HashSet<ItemCode>();
        for (long first = 1; first <= 20_480; first += CodeSmith.BATCH) {
            smith.make(
                    ROLL,
                    first,
                    CodeSmith.BATCH,
                    (number, hidden, proof, scratch) -> {
                        var code = new ItemCode(ROLL, hidden, proof);
                        assertThat(seen.add(code)).isTrue();
                        assertThat(checking.number(code, CODES)).hasValue(number);
                        assertThat(checking.scratch(code)).isEqualTo("%08d".formatted(scratch));
                    });
        }
    }

    @Property(tries = 300)
    void aCodeIsReadAsItWasPrintedAndAsItWasTyped(
            @ForAll @IntRange(min = 1, max = (1 << 25) - 1) int roll,
            @ForAll @IntRange(min = 1) int number) {
        var smith = new CodeSmith(KEYS);
        var code = smith.make(roll, number);
        assertThat(code.text()).hasSize(20).doesNotContainPattern("[ILOU]");
        assertThat(ItemCode.read(code.text())).contains(code);
        var typed = code.grouped().toLowerCase(java.util.Locale.ROOT).replace('0', 'o');
        assertThat(ItemCode.read(typed.replace('1', 'l'))).contains(code);
        assertThat(smith.number(code, Integer.MAX_VALUE)).hasValue(number);
    }

    @Test
    void guessesFindNothing() {
        var random = new Random(7);
        var smith = new CodeSmith(KEYS);
        for (int i = 0; i < 100_000; i++) {
            var guess = new ItemCode(ROLL, random.nextInt(), random.nextLong() >>> Long.SIZE - 43);
            assertThat(smith.number(guess, 0xffffffffL).isEmpty()).isTrue();
        }
    }

    @Test
    void anyChangeOfOneLetterIsNoticed() {
        var smith = new CodeSmith(KEYS);
        var code = smith.make(ROLL, 77).text();
        for (int at = 5; at < code.length(); at++) {
            var other = code.charAt(at) == '7' ? '8' : '7';
            var changed = code.substring(0, at) + other + code.substring(at + 1);
            assertThat(smith.number(ItemCode.read(changed).orElseThrow(), CODES)).isEmpty();
        }
    }

    @Test
    void neighboursLookUnlike() {
        var smith = new CodeSmith(KEYS);
        var alike = 0;
        var pairs = 5_000;
        for (int number = 1; number <= pairs; number++) {
            var one = smith.make(ROLL, number).text();
            var next = smith.make(ROLL, number + 1).text();
            for (int at = 5; at < one.length(); at++) {
                alike += one.charAt(at) == next.charAt(at) ? 1 : 0;
            }
        }
        // Chance alone makes one letter in 32 alike.
        assertThat((double) alike / pairs / 15).isBetween(1 / 40.0, 1 / 26.0);
    }

    @Test
    void codesBeyondTheRollAndOfOtherKeysAreNone() {
        var smith = new CodeSmith(KEYS);
        assertThat(smith.number(smith.make(ROLL, 101), 100)).isEmpty();
        assertThat(smith.number(smith.make(ROLL, 100), 100)).hasValue(100);
        var secret = new byte[32];
        secret[0] = 1;
        var later = new CodeSmith(CodeKeys.of(2, secret));
        assertThat(later.number(smith.make(ROLL, 100), 100)).isEmpty();
        assertThat(later.scratch(smith.make(ROLL, 100)))
                .isNotEqualTo(smith.scratch(smith.make(ROLL, 100)));
    }

    @Test
    void aFewCodesTellNothingOfHowManyThereAre() {
        // Masked numbers of a roll's first codes lie everywhere among all that 32 bits can say.
        var smith = new CodeSmith(KEYS);
        var quarters = new int[4];
        var codes = 8_000;
        for (int number = 1; number <= codes; number++) {
            quarters[smith.make(ROLL, number).hidden() >>> 30]++;
        }
        for (var count : quarters) {
            assertThat(count / (double) codes).isBetween(0.23, 0.27);
        }
    }

    @Test
    void whatIsPrintedOnceStaysACode() {
        // Codes are on boxes: whoever changes how they are made makes all of those worthless.
        var smith = new CodeSmith(KEYS);
        assertThat(smith.make(ROLL, 1).text()).isEqualTo("BRRAE1FAVSM0J7RK64Q2");
        assertThat(smith.scratch(smith.make(ROLL, 1))).isEqualTo("20393533");
    }

    @Test
    void aFileForPrintersIsTakenUpAtAnyByte() throws IOException {
        for (var format : PrintFormat.values()) {
            var file = file(format);
            var whole = bytes(file, 0, file.length());
            assertThat(whole).hasSize((int) file.length());
            for (var from : List.of(1L, 40L, file.length() / 2, file.length() - 1)) {
                assertThat(bytes(file(format), from, file.length()))
                        .isEqualTo(Arrays.copyOfRange(whole, from.intValue(), whole.length));
            }
        }
    }

    @Test
    void everyLineOfTheTableIsACodeWithItsNumber() throws IOException {
        var file = file(PrintFormat.CSV);
        var lines = new String(bytes(file, 0, file.length()), StandardCharsets.US_ASCII).lines();
        var smith = new CodeSmith(KEYS);
        var number = new AtomicLong(500);
        lines.skip(1)
                .forEach(line -> {
                    var cells = line.split(",", -1);
                    var code = ItemCode.read(cells[1]).orElseThrow();
                    assertThat(smith.number(code, CODES))
                            .hasValue(number.getAndIncrement())
                            .hasValue(Long.parseLong(cells[0]));
                    assertThat(cells[2]).isEqualTo(smith.scratch(code));
                    assertThat(cells[3]).isEqualTo("https://a.cn/t/" + code.text());
                });
        assertThat(number.get()).isEqualTo(3_001);
    }

    private static PrintFile file(PrintFormat format) {
        return new PrintFile(
                new CodeSmith(KEYS), ROLL, 500, 3_000, format, "https://a.cn/t/{code}");
    }

    private static byte[] bytes(PrintFile file, long from, long to) throws IOException {
        var out = new ByteArrayOutputStream();
        file.write(out, from, to);
        return out.toByteArray();
    }
}
