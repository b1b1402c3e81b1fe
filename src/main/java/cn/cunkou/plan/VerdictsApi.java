package cn.cunkou.plan;

import cn.cunkou.plan.rewards.SubjectKind;
import cn.cunkou.plan.rewards.Truth;
import cn.cunkou.plan.rewards.Verdict;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping({
    "/api/plans/{plan}/rewards/{reward}/verdicts",
    "/api/rewards/{plan}/{reward}/entitled"
})
@Tag(name = "plans")
class VerdictsApi {
    /** Who is entitled to a reward on a day. */
    @Schema(name = "Verdicts")
    record VerdictsJson(
            String reward,
            LocalDate asOf,
            @Schema(description = "一句话的规则") String sentence,
            long yes,
            long no,
            long cannotSay,
            @Schema(description = "该得的合计，分") long amount,
            @Schema(description = "系统里还没有名册的主体") List<String> unregistered,
            Paged<VerdictJson> verdicts) {}

    private final Plans plans;
    private final Entitlements entitlements;
    private final PlanExplanation explanation;
    private final Counties counties;

    VerdictsApi(
            Plans plans,
            Entitlements entitlements,
            PlanExplanation explanation,
            Counties counties) {
        this.plans = plans;
        this.entitlements = entitlements;
        this.explanation = explanation;
        this.counties = counties;
    }

    @GetMapping
    @Operation(
            summary = "一项奖励谁该得",
            description = "逐个判定：yes 该得，no 不该得，cannot-say 说不准（缺哪项事实，或者原文哪里不明）。说不准的不发。")
    VerdictsJson verdicts(
            @PathVariable String plan,
            @PathVariable String reward,
            @Parameter(description = "按哪一天判定，不填则今天") @RequestParam(defaultValue = "") String asOf,
            @Parameter(description = "只看这一个主体") @RequestParam(defaultValue = "") String subject,
            @Parameter(description = "只看 yes、no 或者 cannot-say") @RequestParam(defaultValue = "")
                    String truth,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "50") int size) {
        var edition =
                plans.find(plan)
                        .filter(one -> Counties.mayTellOf(one.plan().division()))
                        .orElseThrow(() -> Problem.notFound("方案" + plan));
        if (!(edition.plan().item(reward).orElse(null) instanceof Reward item)) {
            throw Problem.notFound("方案里的奖励" + reward);
        }
        var day = day(asOf, counties.today(edition.plan().division()));
        var round = entitlements.round(edition, item, day);
        var all = round.verdicts();
        var shown =
                all.stream()
                        .filter(it -> subject.isEmpty() || it.subject().id().equals(subject))
                        .filter(it -> truth.isEmpty() || it.truth().key().equals(truth))
                        .map(VerdictJson::of)
                        .toList();
        var request = new Paged.Request(page, size);
        return new VerdictsJson(
                item.id(),
                day,
                explanation.demand(edition.plan(), item),
                count(all, Truth.YES),
                count(all, Truth.NO),
                count(all, Truth.CANNOT_SAY),
                all.stream().mapToLong(it -> it.amount().fen()).sum(),
                round.unregistered().stream().map(SubjectKind::key).toList(),
                request.of(
                        shown.stream().skip(request.offset()).limit(request.size()).toList(),
                        shown.size()));
    }

    private static long count(List<Verdict> verdicts, Truth truth) {
        return verdicts.stream().filter(it -> it.truth() == truth).count();
    }

    private static LocalDate day(String text, LocalDate today) {
        if (text.isEmpty()) {
            return today;
        }
        try {
            var day = LocalDate.parse(text);
            if (day.isAfter(today)) {
                throw Problem.badRequest(
                        "还没有到这一天。",
                        List.of(new Problem.Fault("asOf", text + " 晚于今天 " + today, "填今天或者以前的日期")));
            }
            return day;
        } catch (DateTimeParseException unreadable) {
            throw Problem.badRequest(
                    "日期不对。",
                    List.of(
                            new Problem.Fault(
                                    "asOf", "日期「" + text + "」不存在", "写成 年-月-日，例如 2019-12-31")));
        }
    }
}
