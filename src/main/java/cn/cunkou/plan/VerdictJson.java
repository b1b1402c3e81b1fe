package cn.cunkou.plan;

import cn.cunkou.plan.rewards.Finding;
import cn.cunkou.plan.rewards.Payout;
import cn.cunkou.plan.rewards.Verdict;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether one subject is entitled to a reward, as programs read it. */
@Schema(name = "Verdict")
record VerdictJson(
        SubjectJson subject,
        @Schema(description = "yes、no、cannot-say") String truth,
        @Schema(description = "合计，分；不是 yes 的为零") long amount,
        List<PayoutJson> payouts,
        @Schema(description = "为什么不行，或者为什么说不准") List<String> reasons,
        @Schema(description = "排名的得分") @Nullable String score,
        List<FindingJson> findings) {

    record SubjectJson(String id, String kind, String name, String division) {}

    /** Money for somebody, in fen. */
    @Schema(name = "Payout")
    record PayoutJson(
            long amount,
            @Schema(description = "发给谁，subject 是本人") String to,
            @Schema(description = "最多发这么多，实数另行核定") boolean atMost) {
        static PayoutJson of(Payout payout) {
            return new PayoutJson(payout.amount().fen(), payout.to().key(), payout.atMost());
        }
    }

    /** What became of one clause. */
    @Schema(name = "Finding")
    record FindingJson(
            String clause,
            String truth,
            @Nullable String value,
            @Schema(description = "带单位的数或词") String shown,
            String bound,
            @Schema(description = "还差多少") String distance,
            @Nullable String reason,
            @Schema(description = "依据的地址") @Nullable String evidence,
            @Schema(description = "和以前的一段时间比的，那段时间的依据的地址") @Nullable String earlier,
            List<FindingJson> parts) {
        static FindingJson of(Finding finding) {
            return new FindingJson(
                    finding.clause(),
                    finding.truth().key(),
                    text(finding.value()),
                    finding.shown(),
                    finding.bound(),
                    finding.distance(),
                    finding.reason(),
                    finding.evidence(),
                    finding.earlier(),
                    finding.parts().stream().map(FindingJson::of).toList());
        }
    }

    static VerdictJson of(Verdict verdict) {
        var subject = verdict.subject();
        return new VerdictJson(
                new SubjectJson(
                        subject.id(),
                        subject.kind().key(),
                        subject.name(),
                        subject.division().digits()),
                verdict.truth().key(),
                verdict.amount().fen(),
                verdict.payouts().stream().map(PayoutJson::of).toList(),
                verdict.reasons(),
                text(verdict.score()),
                verdict.findings().stream().map(FindingJson::of).toList());
    }

    private static @Nullable String text(@Nullable BigDecimal number) {
        return number == null ? null : Scalars.plain(number);
    }
}
