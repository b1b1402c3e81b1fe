package cn.cunkou.funds;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One transfer as programs read it; the amount in fen. */
@Schema(name = "LedgerEntry")
record EntryJson(
        long number,
        UUID id,
        LocalDate day,
        String kind,
        @Schema(description = "从哪个科目") String from,
        @Schema(description = "到哪个科目") String to,
        @Schema(description = "分") long amount,
        @Nullable String source,
        @Nullable String line,
        @Nullable String use,
        @Nullable String payeeKind,
        @Nullable UUID payee,
        @Schema(description = "个人不写全名") @Nullable String payeeName,
        @Nullable String subjectKind,
        @Nullable String subject,
        @Nullable String place,
        @Nullable String contract,
        @Nullable String milestone,
        @Nullable UUID commitment,
        @Nullable String reward,
        @Nullable UUID payment,
        @Nullable UUID corrects,
        @Schema(description = "起因，例如 recovery:编号") @Nullable String cause,
        String purpose,
        String document,
        Instant recordedAt,
        String recordedBy) {
    static EntryJson of(Entry entry) {
        var about = entry.about();
        return new EntryJson(
                entry.number(),
                entry.id(),
                entry.day(),
                entry.kind().id(),
                entry.from(),
                entry.to(),
                entry.fen(),
                about.source(),
                about.line(),
                about.use(),
                about.payeeKind(),
                about.payee(),
                about.payeeName(),
                about.subjectKind(),
                about.subject(),
                about.place(),
                about.contract(),
                about.milestone(),
                about.commitment(),
                about.reward(),
                about.payment(),
                about.corrects(),
                about.cause(),
                entry.purpose(),
                entry.document(),
                entry.recordedAt(),
                entry.recordedBy());
    }
}
