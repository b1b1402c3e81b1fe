package cn.cunkou.platform.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.function.Supplier;

/** A file that somebody might send, and what its answer must say. */
record Case(String title, String file, Supplier<byte[]> bytes, String... says) {
    private static final Duration AT_ONCE = Duration.ofSeconds(10);

    static Case of(String title, RawWorkbook book, String... says) {
        return new Case(title, "站点.xlsx", book::bytes, says);
    }

    static Case file(String title, String file, byte[] bytes, String... says) {
        return new Case(title, file, () -> bytes, says);
    }

    /** Refused as a whole, in Chinese, with every expected word. */
    void isRefused() {
        var answer = answer();
        assertThat(answer).isInstanceOf(Reading.Refused.class);
        var refusals = ((Reading.Refused) answer).refusals();
        assertThat(refusals).isNotEmpty();
        assertThat(refusals)
                .allSatisfy(refusal -> {
                    assertThat(refusal.where()).isNotBlank();
                    assertThat(refusal.reason()).containsPattern("\\p{IsHan}");
                    assertThat(refusal.remedy()).containsPattern("\\p{IsHan}");
                });
        assertThat(refusals.toString()).contains(says);
    }

    /** Read, but a row has faults that contain every expected word. */
    void isFaulty() {
        var answer = answer();
        assertThat(answer).isInstanceOf(Table.class);
        var faults = ((Table) answer).lines().stream().flatMap(line -> line.faults().stream());
        var told = faults.toList();
        assertThat(told).isNotEmpty();
        assertThat(told)
                .allSatisfy(fault -> {
                    assertThat(fault.reason()).containsPattern("\\p{IsHan}");
                    assertThat(fault.remedy()).containsPattern("\\p{IsHan}");
                });
        assertThat(told.toString()).contains(says);
    }

    /** Read without fault, and the first row holds every expected text. */
    void isRead() {
        var answer = answer();
        assertThat(answer).isInstanceOf(Table.class);
        var table = (Table) answer;
        assertThat(table.faulty()).as(table.lines().toString()).isZero();
        assertThat(table.lines().getFirst().cells()).contains(says);
    }

    private Reading answer() {
        var file = bytes.get();
        return assertTimeout(AT_ONCE, () -> StationSheet.read(file, this.file));
    }

    @Override
    public String toString() {
        return title;
    }
}
