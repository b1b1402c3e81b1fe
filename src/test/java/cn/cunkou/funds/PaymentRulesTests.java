package cn.cunkou.funds;

import static cn.cunkou.funds.Treasury.JSON;
import static cn.cunkou.funds.Treasury.VILLAGE;
import static cn.cunkou.funds.Treasury.payment;
import static org.assertj.core.api.Assertions.assertThat;

import cn.cunkou.AtOnce;
import cn.cunkou.CunkouTest;
import cn.cunkou.access.People;
import cn.cunkou.access.Role;
import cn.cunkou.plan.Plans;
import cn.cunkou.region.Counties;
import cn.cunkou.registry.Registry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/**
 * Payments that break a rule are refused with the reason, whoever proposes them, and no ledger
 * moves.
 */
@CunkouTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PaymentRulesTests {
    @Autowired People people;

    @Autowired Plans plans;

    @Autowired Counties counties;

    @Autowired Registry registry;

    private Treasury treasury;
    private String station;

    @BeforeAll
    void open() {
        treasury = Treasury.open("rules-2019", people, plans, counties, registry);
        station = station("甲站");
    }

    private String station(String name) {
        return station("village", VILLAGE, name);
    }

    private String station(String level, String division, String name) {
        var officer = treasury.program(Role.BUREAU_OFFICER);
        var entered =
                officer.postJson(
                        "/api/stations",
                        "{\"level\": \"%s\", \"division\": \"%s\", \"name\": \"%s\"}"
                                .formatted(level, division, name));
        assertThat(entered.statusCode()).as(entered.body()).isEqualTo(201);
        var id = JSON.readTree(entered.body()).get("id").asString();
        var opened = officer.postJson("/api/stations/" + id + "/open", "{\"day\": \"2019-03-01\"}");
        assertThat(opened.statusCode()).as(opened.body()).isEqualTo(200);
        return id;
    }

    private static String at(String station) {
        return ", \"subjectKind\": \"station\", \"subject\": \"" + station + "\"";
    }

    private static final String IN_VILLAGE =
            ", \"subjectKind\": \"village\", \"subject\": \"" + VILLAGE + "\"";

    private List<String> broken(Role role, String payment) {
        var before = treasury.entries();
        var answer = treasury.propose(role, payment);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(409);
        assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                .startsWith("application/problem+json");
        assertThat(treasury.entries()).isEqualTo(before);
        var problem = JSON.readTree(answer.body());
        var rules = new java.util.ArrayList<String>();
        problem.get("rules").forEach(rule -> rules.add(rule.get("rule").asString()));
        assertThat(problem.get("rule").asString()).isEqualTo(rules.getFirst());
        return rules;
    }

    private JsonNode problem(String payment) {
        return JSON.readTree(treasury.propose(Role.FINANCE, payment).body());
    }

    @Test
    void eachRuleRefusesFinanceOperatorAndIntegrator() {
        var cases =
                Map.of(
                        "centre-cap", payment("1.1", 90_000_001, ""),
                        "upward-floor", payment("1.1", 10_000_000_000L, ""),
                        "forbidden", payment("2", 100, ", \"use\": \"land\""),
                        "operating-wages", payment("1.2", 100, ""),
                        "own-share", payment("3", 100, at(station)),
                        "class-cap", payment("4", 10_000_000, IN_VILLAGE),
                        "2", payment("2", 500_000_001, ""),
                        "budget-total", payment("2", 1_000_000_001, ""),
                        "money-on-hand", payment("2", 1_000_000_001, ""),
                        "paper",
                                payment("2", 100, "")
                                        .replaceAll("\"files\": \\[[^]]*]", "\"files\": []"));
        for (var one : cases.entrySet()) {
            for (var role : List.of(Role.FINANCE, Role.OPERATOR_STAFF, Role.INTEGRATOR)) {
                assertThat(broken(role, one.getValue())).as(one.getKey()).contains(one.getKey());
            }
        }
    }

    @Test
    void aRefusalHasItsFiguresAndOpensTheEntries() {
        var problem = problem(payment("1.1", 90_000_001, ""));
        var rule =
                StreamSupport.stream(problem.get("rules").spliterator(), false)
                        .filter(one -> one.get("rule").asString().equals("centre-cap"))
                        .findFirst()
                        .orElseThrow();
        assertThat(rule.get("figures").get("limit").asLong()).isEqualTo(90_000_000);
        assertThat(rule.get("figures").get("proposed").asLong()).isEqualTo(90_000_001);
        assertThat(rule.get("figures").get("base").get("id").asString()).isEqualTo("central");
        assertThat(rule.get("figures").get("base").get("amount").asLong()).isEqualTo(600_000_000);
        var evidence = rule.get("evidence").asString();
        assertThat(treasury.program(Role.INTEGRATOR).get(evidence).statusCode()).isEqualTo(200);
        var open = problem(payment("1.2", 100, ""));
        assertThat(open.get("rules").get(0).get("settle").asString())
                .startsWith("/console/conflicts");
    }

    @Test
    void thePageRefusesInTheSameWordsAndKeepsWhatWasTyped() {
        var before = treasury.entries();
        var operator = people.signedIn(Role.OPERATOR_STAFF, Treasury.COUNTY);
        var form = "/console/funds/" + treasury.fund() + "/payments/new";
        var fields =
                new HashMap<>(
                        Map.of(
                                "line", "1.1",
                                "amount", "900000.01",
                                "day", "2019-11-18",
                                "payee", "县商务局",
                                "use", "ordinary",
                                "purpose", "大楼门头装修"));
        var refused = operator.upload(form, fields, "发票.pdf", Treasury.SCAN);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body())
                .contains("中心不超过中央资金的15%", "¥900,000.00", "大楼门头装修", "900000.01")
                .contains("/console/funds/" + treasury.fund() + "/entries?rule=centre-cap");
        assertThat(treasury.entries()).isEqualTo(before);
        fields.put("line", "2");
        fields.put("amount", "100");
        assertThat(operator.upload(form, fields, "发票.pdf", Treasury.SCAN).statusCode())
                .isEqualTo(302);
    }

    @Test
    void boundariesComeOutAsThePlanSays() {
        var own = station("边界站");
        var eligible = ", \"eligible\": 100000000, \"excluded\": [\"land\", \"wages\"]" + at(own);
        assertThat(broken(Role.FINANCE, payment("3", 30_000_001, eligible)))
                .containsExactly("station-cap");
        assertThat(treasury.propose(Role.FINANCE, payment("3", 30_000_000, eligible)).statusCode())
                .isEqualTo(201);
        var town = VILLAGE.substring(0, 9);
        var village = ", \"subjectKind\": \"village\", \"subject\": \"" + town + "200\"";
        assertThat(broken(Role.FINANCE, payment("4", 10_000_000, village)))
                .containsExactly("class-cap");
        assertThat(treasury.propose(Role.FINANCE, payment("4", 9_999_999, village)).statusCode())
                .isEqualTo(201);
        // 300,000.01 yuan is half of 600,000.02 and no more
        var half = ", \"eligible\": 60000000, \"excluded\": [\"land\", \"wages\"]" + at(own);
        assertThat(broken(Role.FINANCE, payment("3", 30_000_001, half)))
                .containsExactly("own-share", "station-cap");
        var kept = ", \"eligible\": 60000000, \"excluded\": [\"land\"]" + at(own);
        assertThat(broken(Role.FINANCE, payment("3", 100, kept))).containsExactly("own-share");
    }

    @Test
    void aRuleHoldsOnItsOwnDaysOnly() {
        var early = payment("1.1", 60_000_000, ", \"day\": \"2019-06-30\"");
        assertThat(broken(Role.FINANCE, early)).containsExactly("early-only");
        assertThat(
                        treasury.propose(
                                        Role.FINANCE,
                                        payment("1.1", 60_000_000, ", \"day\": \"2019-07-01\""))
                                .statusCode())
                .isEqualTo(201);
        var tomorrow =
                treasury.propose(Role.FINANCE, payment("1.1", 100, ", \"day\": \"2019-11-19\""));
        assertThat(tomorrow.statusCode()).isEqualTo(400);
    }

    @Test
    void villagesAreCountedOneByOne() {
        var village = ", \"subjectKind\": \"village\", \"subject\": \"441424100201\"";
        treasury.pay(payment("4", 100, village));
        treasury.pay(payment("4", 100, village));
        assertThat(broken(Role.FINANCE, payment("4", 100, village)))
                .containsExactly("twice-a-village");
        assertThat(broken(Role.FINANCE, payment("4", 100, "")))
                .contains("class-cap", "twice-a-village");
    }

    @Test
    void whereAPaidTownStationStandsNoOtherStationIsPaid() {
        var seat = "441424100202";
        var office = station("town", seat.substring(0, 9), "镇级站");
        var invested = ", \"eligible\": 10000000, \"excluded\": [\"land\", \"wages\"]";
        var town = payment("3", 100, at(office) + invested);
        var beside = payment("3", 100, at(station("village", seat, "同村的站")) + invested);
        people.signedIn(Role.BUREAU_OFFICER, "441424")
                .post("/console/stations/" + office + "/seat", Map.of("division", seat));
        treasury.proposed(beside);
        treasury.pay(town);
        assertThat(broken(Role.FINANCE, beside)).containsExactly("seat-village");
        treasury.pay(town);
        var next = station("village", "441424100203", "邻村的站");
        treasury.proposed(payment("3", 100, at(next) + invested));
    }

    @Test
    void theLastOfAPotIsPaidOnce() {
        var reward = ", \"reward\": \"station-pot\"";
        var invested = ", \"eligible\": 10000000, \"excluded\": [\"land\", \"wages\"]";
        for (var name : List.of("池一", "池二")) {
            treasury.pay(payment("3", 1_000_000, at(station(name)) + reward + invested));
        }
        var third =
                treasury.proposed(payment("3", 1_000_000, at(station("池三")) + reward + invested));
        var fourth =
                treasury.proposed(payment("3", 1_000_000, at(station("池四")) + reward + invested));
        var ids = List.of(third.get("id").asString(), fourth.get("id").asString());
        for (var id : ids) {
            assertThat(treasury.approve(Role.BUREAU_OFFICER, id).statusCode()).isEqualTo(200);
        }
        var before = treasury.entries();
        var answers =
                AtOnce.of(
                        () -> treasury.approve(Role.FINANCE, ids.get(0)).statusCode(),
                        () -> treasury.approve(Role.FINANCE, ids.get(1)).statusCode());
        assertThat(answers).containsExactlyInAnyOrder(200, 409);
        // two sources pay in proportion: one payment is two entries
        assertThat(treasury.entries()).isEqualTo(before + 2);
        var fifth = payment("3", 1_000_000, at(station("池五")) + reward + invested);
        assertThat(broken(Role.FINANCE, fifth)).contains("station-pot");
        var young = payment("3", 1_000_001, at(station("池六")) + reward + invested);
        assertThat(broken(Role.FINANCE, young)).contains("station-pot");
    }

    @Test
    void whereOneOfAVillageIsRewardedTheSecondIsNot() {
        var reward = ", \"reward\": \"village-prize\"";
        var invested = ", \"eligible\": 10000000, \"excluded\": [\"land\", \"wages\"]";
        var first = station("village", "441424100204", "村里的站");
        var second = station("village", "441424100204", "同村的站");
        treasury.pay(payment("3", 100_000, at(first) + reward + invested));
        assertThat(broken(Role.FINANCE, payment("3", 100_000, at(second) + reward + invested)))
                .containsExactly("village-prize");
        var elsewhere = station("village", "441424100205", "别村的站");
        treasury.pay(payment("3", 100_000, at(elsewhere) + reward + invested));
    }
}
