package cn.cunkou.funds;

import cn.cunkou.values.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A payment as programs read it; amounts in fen. */
@Schema(name = "Payment")
record PaymentJson(
        UUID id,
        String fund,
        String line,
        @Schema(description = "分") long amount,
        LocalDate day,
        PayeeJson payee,
        String use,
        @Nullable SubjectJson subject,
        String purpose,
        @Nullable String source,
        @Nullable Long eligible,
        List<String> excluded,
        @Nullable Long guidePrice,
        @Nullable String contract,
        @Nullable String milestone,
        @Nullable UUID commitment,
        @Nullable String reward,
        List<UUID> papers,
        int files,
        @Schema(allowableValues = {"proposed", "paid", "refused", "withdrawn"}) String state,
        @Schema(description = "等哪一道审批，办完为空") @Nullable String waitsFor,
        List<String> stages,
        int version,
        String proposedBy,
        Instant proposedAt,
        List<StepJson> steps,
        @Schema(description = "动了哪些账") String evidence) {

    @Schema(name = "Payee")
    record PayeeJson(String kind, UUID id, String name) {}

    @Schema(name = "PaymentSubject")
    record SubjectJson(String kind, String id, String name) {}

    @Schema(name = "PaymentStep")
    record StepJson(String stage, String verdict, String reason, String by, Instant at) {}

    static PaymentJson of(Payment payment, List<Payment.Step> steps) {
        var said = payment.said();
        var subject = said.subject();
        return new PaymentJson(
                payment.id(),
                payment.fund(),
                said.line(),
                said.amount().fen(),
                said.day(),
                new PayeeJson(said.payee().kind(), said.payee().id(), said.payee().name()),
                said.use(),
                subject == null
                        ? null
                        : new SubjectJson(subject.kind(), subject.id(), subject.name()),
                said.purpose(),
                said.source(),
                fen(said.investment().eligible()),
                said.investment().excluded(),
                fen(said.investment().guide()),
                said.contract(),
                said.milestone(),
                said.commitment(),
                said.reward(),
                said.papers(),
                said.files(),
                payment.state().id(),
                payment.waitsFor(),
                payment.stages(),
                payment.version(),
                payment.proposedName(),
                payment.proposedAt(),
                steps.stream()
                        .map(step ->
                                new StepJson(
                                        step.stage(),
                                        step.verdict(),
                                        step.reason(),
                                        step.byName(),
                                        step.at()))
                        .toList(),
                "/api/funds/%s/entries?payment=%s".formatted(payment.fund(), payment.id()));
    }

    private static @Nullable Long fen(@Nullable Money money) {
        return money == null ? null : money.fen();
    }
}
