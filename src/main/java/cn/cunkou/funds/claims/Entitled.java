package cn.cunkou.funds.claims;

import cn.cunkou.funds.Charter;
import cn.cunkou.funds.Fund;
import cn.cunkou.funds.Funds;
import cn.cunkou.plan.Entitlements;
import cn.cunkou.plan.PlanExplanation;
import cn.cunkou.plan.Reward;
import cn.cunkou.plan.rewards.Truth;
import cn.cunkou.plan.rewards.Verdict;
import cn.cunkou.platform.web.FilterDay;
import cn.cunkou.platform.web.FormFault;
import cn.cunkou.platform.web.Option;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import cn.cunkou.region.County;
import cn.cunkou.region.Divisions;
import cn.cunkou.region.Gazetteer;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Proposes for whom applications may be opened: everybody a reward is for, with what it says. */
@Component
class Entitled {
    private static final String ALL = "all";

    private final Funds funds;
    private final Entitlements entitlements;
    private final PlanExplanation explanation;
    private final Claims claims;
    private final Counties counties;
    private final Divisions divisions;

    Entitled(
            Funds funds,
            Entitlements entitlements,
            PlanExplanation explanation,
            Claims claims,
            Counties counties,
            Divisions divisions) {
        this.funds = funds;
        this.entitlements = entitlements;
        this.explanation = explanation;
        this.claims = claims;
        this.counties = counties;
        this.divisions = divisions;
    }

    /** A reward with the fund that pays it. */
    record Named(Fund fund, Charter charter, Reward reward) {
        String id() {
            return fund.id() + "/" + reward.id();
        }
    }

    private Stream<Named> all(County county) {
        return funds.in(county.code()).stream()
                .map(funds::charter)
                .flatMap(charter ->
                        charter.rewards().stream()
                                .map(reward -> new Named(charter.fund(), charter, reward)));
    }

    /** The rewards that a county's funds pay. */
    List<Option> rewards(County county) {
        return all(county).map(one -> new Option(one.id(), one.reward().label())).toList();
    }

    /**
     * One of them.
     *
     * @param id {@code fund/reward}
     * @throws Problem when there is none
     */
    Named named(County county, String id) {
        return all(county)
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("奖补" + id));
    }

    EntitledPage page(
            County county,
            String id,
            String asOf,
            String truth,
            Paged.Request request,
            String subject,
            List<FormFault> faults) {
        if (!truth.equals(ALL)
                && Stream.of(Truth.values()).noneMatch(one -> one.key().equals(truth))) {
            throw Problem.noSuchChoice(
                    "truth", truth, Stream.of(Truth.values()).map(Truth::key).toList());
        }
        var today = counties.today(county);
        var day = day(asOf, today);
        var options = rewards(county);
        var wanted = id.isEmpty() && !options.isEmpty() ? options.getFirst().value() : id;
        if (wanted.isEmpty()) {
            return new EntitledPage(
                    county,
                    options,
                    "",
                    "",
                    day,
                    today,
                    truth,
                    request.of(List.of(), 0),
                    false,
                    "",
                    faults);
        }
        var named = named(county, wanted);
        var edition = Assessor.edition(named.charter());
        var verdicts =
                entitlements.round(edition, named.reward(), day).verdicts().stream()
                        .filter(one -> truth.equals(ALL) || one.truth().key().equals(truth))
                        .toList();
        var open = open(named);
        var names = divisions.gazetteer(county.code(), day);
        return new EntitledPage(
                county,
                options,
                wanted,
                explanation.demand(edition.plan(), named.reward()),
                day,
                today,
                truth,
                request.of(
                        verdicts.stream()
                                .skip(request.offset())
                                .limit(request.size())
                                .map(one -> row(one, open, names))
                                .toList(),
                        verdicts.size()),
                !Question.of(named.reward().rule()).isEmpty()
                        || Question.cost(named.reward().rule()).isPresent(),
                subject,
                faults);
    }

    /** Applications that stand, by subject. */
    private Map<String, Claim> open(Named named) {
        var filter =
                new ClaimTable.Filter(null, named.fund().id(), named.reward().id(), null, null);
        return Paged.all(request -> claims.list(filter, request)).stream()
                .filter(Claim::stands)
                .collect(
                        Collectors.toMap(
                                claim -> claim.whom().id(), Function.identity(), (one, _) -> one));
    }

    private static EntitledPage.Row row(Verdict verdict, Map<String, Claim> open, Gazetteer names) {
        var subject = verdict.subject();
        var claim = open.get(subject.id());
        var truth = verdict.truth();
        return new EntitledPage.Row(
                subject.id(),
                claim == null ? subject.name() : ClaimRow.shown(claim),
                names.place(subject.division()),
                truth == Truth.YES ? "该得" : truth == Truth.NO ? "不该得" : "说不准",
                EntitledPage.tone(truth.key()),
                EntitledPage.icon(truth.key()),
                truth == Truth.YES ? verdict.amount().toString() : "",
                verdict.reasons(),
                verdict.findings().stream()
                        .flatMap(Assessor::found)
                        .map(EntitledPage.FoundRow::of)
                        .toList(),
                claim == null ? null : ClaimPages.PATH + "/" + claim.id(),
                claim == null && truth != Truth.NO);
    }

    private static LocalDate day(String typed, LocalDate today) {
        var day = Objects.requireNonNullElse(FilterDay.of("asOf", typed), today);
        return day.isAfter(today) ? today : day;
    }
}
