package cn.cunkou.papers;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A paper as programs read it.
 *
 * @param number 文号
 * @param day 成文日期
 * @param from first day of the period it reports on
 * @param files how many it has
 * @param state standing, superseded or withdrawn
 * @param corrects the paper whose place it took, for {@code reason}
 */
@Schema(name = "Paper")
record PaperJson(
        UUID id,
        String division,
        BodyJson body,
        String kind,
        @Nullable String number,
        String title,
        LocalDate day,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        boolean open,
        String note,
        List<Fulfilment> fulfils,
        int files,
        String recordedBy,
        Instant recordedAt,
        String state,
        @Nullable UUID corrects,
        @Nullable UUID supersededBy,
        @Nullable String reason,
        @Nullable Instant withdrawnAt) {

    /** The issuing body. */
    @Schema(name = "PaperBody")
    record BodyJson(UUID id, String name) {}

    static PaperJson of(Paper paper) {
        var covers = paper.covers();
        var history = paper.history();
        var withdrawal = history.withdrawal();
        return new PaperJson(
                paper.id(),
                paper.division().digits(),
                new BodyJson(paper.issuer().id(), paper.issuer().name()),
                paper.kind().id(),
                paper.number(),
                paper.title(),
                paper.day(),
                covers == null ? null : covers.from(),
                covers == null ? null : covers.to(),
                paper.open(),
                paper.note(),
                paper.fulfils(),
                paper.files(),
                paper.recorded().by(),
                paper.recorded().at(),
                paper.stands() ? "standing" : withdrawal == null ? "superseded" : "withdrawn",
                history.corrects(),
                history.supersededBy(),
                withdrawal == null ? history.reason() : withdrawal.reason(),
                withdrawal == null ? null : withdrawal.stamp().at());
    }
}
