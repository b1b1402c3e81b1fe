package cn.cunkou.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.cunkou.CunkouTest;
import cn.cunkou.platform.Actor;
import cn.cunkou.platform.Scope;
import cn.cunkou.platform.web.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Contradictions are settled by people, with reason and paper, and nothing is forgotten. */
@CunkouTest
class ResolutionsTests {
    private static final Actor OFFICER = actor("441424");
    private static final Actor TOWN = actor("441424100");
    private static final Actor VISITOR = Actor.visitor(Scope.everywhere());
    private static final Decision GOALS = decision("goals");

    @Autowired Plans plans;
    @Autowired Resolutions resolutions;
    @Autowired JdbcClient jdbc;
    @Autowired TransactionTemplate transaction;

    @Test
    void whatIsChosenHoldsInThePlan() {
        adopt("chosen-2019", 320);
        assertThat(edition("chosen-2019").plan().conflictsAbout("stations")).hasSize(1);
        decide("chosen-2019", GOALS);
        var edition = edition("chosen-2019");
        assertThat(edition.plan().conflicts()).isEmpty();
        assertThat(edition.paper().conflicts()).hasSize(1);
        assertThat(target(edition).goal()).isEqualTo(reading(edition, "goals").goal());
        assertThat(edition.settledAbout("stations"))
                .singleElement()
                .satisfies(settled -> {
                    assertThat(settled.resolution().reason()).isEqualTo("领导小组会议决定");
                    assertThat(settled.resolution().paper()).isEqualTo("《会议纪要》（某办〔2019〕3号）");
                });
    }

    @Test
    void aLaterDecisionTakesThePlaceOfTheFirstAndBothAreRemembered() {
        adopt("later-2019", 320);
        decide("later-2019", GOALS);
        decide("later-2019", decision("budget"));
        assertThat(target(edition("later-2019")).goal())
                .isEqualTo(reading(edition("later-2019"), "budget").goal());
        decide("later-2019", decision(null));
        assertThat(edition("later-2019").plan().conflicts()).hasSize(1);
        assertThat(Actor.as(OFFICER, () -> resolutions.history("later-2019")))
                .extracting(one -> one.resolution().reading())
                .containsExactly(null, "budget", "goals");
        assertThat(Actor.as(OFFICER, () -> resolutions.history("later-2019")))
                .extracting(Resolution.Signed::decidedBy)
                .containsOnly("张主任");
    }

    @Test
    void aDecisionDoesNotOutliveTheWordsItWasAbout() {
        adopt("reworded-2019", 320);
        decide("reworded-2019", GOALS);
        adopt("reworded-2019", 425);
        assertThat(edition("reworded-2019").plan().conflicts()).hasSize(1);
        adopt("reworded-2019", 320);
        assertThat(edition("reworded-2019").plan().conflicts()).isEmpty();
    }

    @Test
    void everythingThatIsMissingIsSaidAtOnce() {
        adopt("faulty-2019", 320);
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() ->
                        decide("faulty-2019", new Decision("none", " ", "", "x".repeat(101), null)))
                .satisfies(problem ->
                        assertThat(problem.faults())
                                .extracting(Problem.Fault::field)
                                .containsExactlyInAnyOrder(
                                        "reading",
                                        "reason",
                                        "paperTitle",
                                        "decidedBy",
                                        "paperNumber"));
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> decide("faulty-2019", decision(null)))
                .withMessageContaining("还没有核定");
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() ->
                        Actor.as(
                                OFFICER,
                                () -> resolutions.decide("faulty-2019", "x", GOALS, null)));
    }

    @Test
    void nobodyDecidesForACountyThatIsNotTheirs() {
        adopt("mine-2019", 320);
        for (var actor : new Actor[] {TOWN, actor("440883")}) {
            assertThatExceptionOfType(Problem.class)
                    .isThrownBy(() ->
                            Actor.as(
                                    actor,
                                    () -> resolutions.decide("mine-2019", "count", GOALS, null)));
        }
    }

    @Test
    void whatHoldsIsPublicAndWhoDecidedIsForTheCounty() {
        adopt("public-2019", 320);
        decide("public-2019", GOALS);
        assertThat(Actor.as(VISITOR, () -> plans.find("public-2019")).orElseThrow().settled())
                .hasSize(1);
        assertThat(Actor.as(TOWN, () -> plans.find("public-2019")).orElseThrow().settled())
                .hasSize(1);
        assertThat(Actor.as(TOWN, () -> resolutions.history("public-2019"))).isEmpty();
    }

    @Test
    void aDecisionNeverChanges() {
        adopt("frozen-decision-2019", 320);
        decide("frozen-decision-2019", GOALS);
        for (var change :
                new String[] {
                    "update plan.resolution set reading = 'budget'", "delete from plan.resolution"
                }) {
            assertThatExceptionOfType(DataAccessException.class)
                    .isThrownBy(() ->
                            Actor.run(
                                    OFFICER,
                                    () ->
                                            transaction.executeWithoutResult(
                                                    status -> jdbc.sql(change).update())))
                    .withStackTraceContaining("permission denied");
        }
    }

    @Test
    void aNewEditionSaysWhatItChanged() {
        adopt("changed-2019", 320);
        var first = edition("changed-2019").paper();
        adopt("changed-2019", 425);
        var second = edition("changed-2019").paper();
        var explanation = new PlanExplanation(Vocabulary.MEASURES, Vocabulary.COUNTIES);
        assertThat(PlanChanges.between(first, second, explanation).changes())
                .hasSize(2)
                .allSatisfy(change -> {
                    assertThat(change.kind()).isEqualTo("改动");
                    assertThat(change.before()).contains("320个");
                    assertThat(change.after()).contains("425个");
                });
        assertThat(PlanChanges.between(second, second, explanation).changes()).isEmpty();
    }

    private void decide(String plan, Decision decision) {
        Actor.run(OFFICER, () -> resolutions.decide(plan, "count", decision, null));
    }

    private static Decision decision(@Nullable String reading) {
        return new Decision(reading, "领导小组会议决定", "会议纪要", "某办〔2019〕3号", "张主任");
    }

    private Edition edition(String plan) {
        return Actor.as(OFFICER, () -> plans.find(plan)).orElseThrow();
    }

    private static Target target(Edition edition) {
        return (Target) edition.plan().item("stations").orElseThrow();
    }

    private static Reading reading(Edition edition, String id) {
        return edition.paper().conflicts().getFirst().reading(id).orElseThrow();
    }

    private void adopt(String id, int other) {
        var text = ContradictoryPlan.text(id, other);
        var adoption = Actor.as(OFFICER, () -> plans.adopt(text.getBytes(StandardCharsets.UTF_8)));
        assertThat(adoption).isNotInstanceOf(Adoption.Refused.class);
    }

    private static Actor actor(String division) {
        return new Actor(
                Actor.Kind.PERSON, division, "officer", Set.of("officer"), Scope.of(division));
    }
}
