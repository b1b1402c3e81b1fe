package cn.cunkou.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.cunkou.CunkouTest;
import cn.cunkou.plan.Adoption;
import cn.cunkou.plan.Plans;
import cn.cunkou.platform.Actor;
import cn.cunkou.platform.Scope;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.programme.Urging.Kind;
import cn.cunkou.programme.Urging.State;
import cn.cunkou.programme.Urgings.NewUrging;
import cn.cunkou.region.Counties;
import cn.cunkou.values.DivisionCode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An order is issued, answered, sent back or accepted, and said aloud when nobody answers. */
@CunkouTest
class UrgingsTests {
    private static final DivisionCode COUNTY = DivisionCode.of("441424");
    private static final String PLAN = "urged-2019";
    private static final Actor OFFICER = actor("441424", Set.of());
    private static final Actor TOWN = actor("441424100", Set.of());
    private static final Actor OTHER_TOWN = actor("441424101", Set.of());

    @Autowired Urgings urgings;
    @Autowired Plans plans;
    @Autowired Counties counties;

    @BeforeEach
    void thereIsAPlan() {
        var text =
                """
                plan: urged-2019
                title: 实施方案
                division: "441424"
                programme: {tier: national, year: 2019}
                period: {from: 2019-01-01, to: 2019-12-31}
                bodies:
                  - {id: bureau, name: 县商务局, role: lead}
                  - {id: farming, name: 县农业局, role: member}
                  - {id: towns, name: 各镇人民政府, role: towns}
                duties:
                  - {id: scheme, label: 培训计划, area: 培训, missing: [计划], by: 2019-06-30, owner: farming, cite: [八]}
                  - {id: town-plans, label: 各镇计划, area: 组织, missing: [计划], each: town, owner: towns, cite: [八]}
                """;
        var adopted = Actor.as(OFFICER, () -> plans.adopt(text.getBytes(StandardCharsets.UTF_8)));
        assertThat(adopted).isNotInstanceOf(Adoption.Refused.class);
    }

    @Test
    void anOrderGoesItsWayToTheEnd() {
        var id = issue("scheme", "请在本周内报送计划");
        assertThat(state(id)).isEqualTo(State.WAITING);
        add(OFFICER, id, Kind.REPLY, "已报送");
        assertThat(state(id)).isEqualTo(State.ANSWERED);
        add(OFFICER, id, Kind.RETURN, "计划没有附名单");
        assertThat(state(id)).isEqualTo(State.WAITING);
        add(OFFICER, id, Kind.REPLY, "名单已补");
        add(OFFICER, id, Kind.ACCEPT, "同意办结");
        assertThat(state(id)).isEqualTo(State.DONE);
        assertThat(find(id).steps())
                .extracting(Urging.Step::kind)
                .containsExactly(Kind.REPLY, Kind.RETURN, Kind.REPLY, Kind.ACCEPT);
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> add(OFFICER, id, Kind.REPLY, "再补一句"))
                .withMessageContaining("已经办结");
    }

    @Test
    void whoDoesNotAnswerInTimeIsOverdueAndMayBeNamed() {
        var id = issue("scheme", "请报送");
        var urging = find(id);
        assertThat(urging.state(urging.due())).isEqualTo(State.WAITING);
        assertThat(urging.state(urging.due().plusDays(1))).isEqualTo(State.OVERDUE);
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> add(OFFICER, id, Kind.CIRCULAR, "通报批评"))
                .satisfies(problem ->
                        assertThat(problem.faults())
                                .extracting(Problem.Fault::field)
                                .containsExactly("paper"));
        Actor.run(
                OFFICER,
                () -> urgings.add(id, Kind.CIRCULAR, "通报批评", "通报（2019）1号", UUID.randomUUID()));
        assertThat(find(id).steps()).hasSize(1);
        assertThat(find(id).state(urging.due().plusDays(1))).isEqualTo(State.OVERDUE);
    }

    @Test
    void theSameRequestTwiceIsOneOrder() {
        var request = UUID.randomUUID();
        var order = new NewUrging(PLAN, "scheme", "请报送", tomorrow(), true, request);
        var first = Actor.as(OFFICER, () -> urgings.issue(order));
        assertThat(Actor.as(OFFICER, () -> urgings.issue(order))).isEqualTo(first);
    }

    @Test
    void anOrderWithFaultsIsNotIssuedAndAllOfThemAreSaid() {
        var past = new NewUrging(PLAN, "scheme", " ", "2001-01-01", true, UUID.randomUUID());
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> Actor.as(OFFICER, () -> urgings.issue(past)))
                .satisfies(problem ->
                        assertThat(problem.faults())
                                .extracting(Problem.Fault::field)
                                .containsExactly("text", "due"));
    }

    @Test
    void whatEveryTownOwesIsUrgedTownByTown() {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> issue("town-plans", "请报送"))
                .withMessageContaining("某一个镇");
        var id = issue("town-plans:441424100", "请报送");
        assertThat(Actor.as(TOWN, () -> urgings.all(COUNTY))).extracting(Urging::id).contains(id);
        assertThat(Actor.as(OTHER_TOWN, () -> urgings.find(id))).isEmpty();
        assertThat(Actor.as(OTHER_TOWN, () -> urgings.all(COUNTY))).isEmpty();
        add(TOWN, id, Kind.REPLY, "已报送");
        assertThat(state(id)).isEqualTo(State.ANSWERED);
    }

    @Test
    void onlyTheBodyItIsAddressedToSeesItAndAnswers() {
        var id = issue("scheme", "请报送");
        var body = find(id).body().toString();
        var other = actor("441424", Set.of(UUID.randomUUID().toString()));
        assertThat(Actor.as(other, () -> urgings.all(COUNTY))).isEmpty();
        assertThat(Actor.as(other, () -> urgings.find(id))).isEmpty();
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> add(other, id, Kind.REPLY, "代答"))
                .withMessageContaining("不存在");
        add(actor("441424", Set.of(body)), id, Kind.REPLY, "已报送");
        assertThat(state(id)).isEqualTo(State.ANSWERED);
    }

    private UUID issue(String item, String text) {
        var order = new NewUrging(PLAN, item, text, tomorrow(), true, UUID.randomUUID());
        return Actor.as(OFFICER, () -> urgings.issue(order));
    }

    private void add(Actor actor, UUID id, Kind kind, String text) {
        Actor.run(actor, () -> urgings.add(id, kind, text, null, UUID.randomUUID()));
    }

    private Urging find(UUID id) {
        return Actor.as(OFFICER, () -> urgings.find(id)).orElseThrow();
    }

    private State state(UUID id) {
        return find(id).state(today());
    }

    private LocalDate today() {
        return Actor.as(OFFICER, () -> counties.today(COUNTY));
    }

    private String tomorrow() {
        return today().plusDays(1).toString();
    }

    private static Actor actor(String division, Set<String> bodies) {
        return new Actor(
                Actor.Kind.PERSON,
                division,
                "officer",
                Set.of("officer"),
                Scope.of(division),
                bodies);
    }
}
