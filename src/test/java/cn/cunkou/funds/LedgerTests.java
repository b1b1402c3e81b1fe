package cn.cunkou.funds;

import static cn.cunkou.funds.Treasury.JSON;
import static cn.cunkou.funds.Treasury.payment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.cunkou.AtOnce;
import cn.cunkou.CunkouTest;
import cn.cunkou.access.People;
import cn.cunkou.access.Role;
import cn.cunkou.plan.Plans;
import cn.cunkou.platform.database.Connections;
import cn.cunkou.platform.database.TestPostgres;
import cn.cunkou.region.Counties;
import cn.cunkou.registry.Registry;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

/** A ledger is added to by people who look at each other's hands, and changed by nobody. */
@CunkouTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LedgerTests {
    @Autowired People people;

    @Autowired Plans plans;

    @Autowired Counties counties;

    @Autowired Registry registry;

    @Autowired Connections connections;

    @Autowired Seals seals;

    private Treasury treasury;

    @BeforeAll
    void open() {
        treasury = Treasury.open("ledger-2019", people, plans, counties, registry);
    }

    @Test
    void nobodyApprovesWhatTheyProposedOrApproved() {
        var finance = treasury.program(Role.FINANCE);
        var answer = finance.postJson(treasury.path() + "/payments", payment("2", 5_000, ""));
        var id = JSON.readTree(answer.body()).get("id").asString();
        var address = treasury.path() + "/payments/" + id;
        assertThat(finance.postJson(address + "/approve", "{}").statusCode()).isEqualTo(403);
        var officer = treasury.program(Role.BUREAU_OFFICER);
        assertThat(officer.postJson(address + "/approve", "{\"version\": 7}").statusCode())
                .isEqualTo(409);
        assertThat(officer.postJson(address + "/approve", "{}").statusCode()).isEqualTo(200);
        assertThat(officer.postJson(address + "/approve", "{}").statusCode()).isEqualTo(403);
        assertThat(finance.postJson(address + "/approve", "{}").statusCode()).isEqualTo(403);
        assertThat(treasury.approve(Role.INTEGRATOR, id).statusCode()).isEqualTo(403);
        var before = treasury.entries();
        assertThat(treasury.approve(Role.FINANCE, id).statusCode()).isEqualTo(200);
        assertThat(treasury.approve(Role.FINANCE, id).statusCode()).isEqualTo(409);
        assertThat(treasury.entries()).isEqualTo(before + 2);
    }

    /** Whoever has the ledger enters what others wait with; one of them may be too late. */
    @Test
    void eachOfManyIsPaidOnceThoughTwoApproveItAtOnce() {
        var waiting = new ArrayList<String>();
        for (var i = 1; i <= 6; i++) {
            var id = treasury.proposed(payment("2", 1_000 + i, "")).get("id").asString();
            assertThat(treasury.approve(Role.BUREAU_OFFICER, id).statusCode()).isEqualTo(200);
            waiting.add(id);
        }
        var before = treasury.entries();
        List<Supplier<Integer>> acts =
                Stream.concat(waiting.stream(), waiting.stream())
                        .<Supplier<Integer>>map(
                                id -> () -> treasury.approve(Role.FINANCE, id).statusCode())
                        .toList();
        var answers = AtOnce.of(acts);
        for (var i = 0; i < waiting.size(); i++) {
            assertThat(List.of(answers.get(i), answers.get(i + waiting.size())))
                    .containsExactlyInAnyOrder(200, 409);
            assertThat(treasury.get("/payments/" + waiting.get(i)).get("state").asString())
                    .isEqualTo("paid");
        }
        assertThat(treasury.entries()).isEqualTo(before + 12);
    }

    @Test
    void whatComesAndGoesAddsUp() {
        var paid = treasury.pay(payment("2", 100_000_001, ""));
        var entries = treasury.get("/entries?payment=" + paid.get("id").asString());
        assertThat(entries.get("total").asInt()).isEqualTo(2);
        var sum = 0L;
        for (var entry : entries.get("rows")) {
            sum += entry.get("amount").asLong();
        }
        assertThat(sum).isEqualTo(100_000_001);
        var back =
                treasury.program(Role.FINANCE)
                        .postJson(
                                treasury.path() + "/moves/claw-back",
                                """
                                {"payment": "%s", "amount": 33, "document": "追缴通知", "purpose": "多付了"}
                                """
                                        .formatted(paid.get("id").asString()));
        assertThat(back.statusCode()).as(back.body()).isEqualTo(201);
        assertThat(move("commitment", "\"line\": \"2\", \"amount\": 5000, \"contract\": \"合同甲\""))
                .isEqualTo(201);
        assertThat(move("adjustment", "\"line\": \"4\", \"toLine\": \"3\", \"amount\": 100000000"))
                .isEqualTo(201);
        assertThat(move("adjustment", "\"line\": \"4\", \"toLine\": \"3\", \"amount\": 1"))
                .isEqualTo(400);
        assertThat(move("return", "\"source\": \"county\", \"amount\": 7")).isEqualTo(201);
        assertThat(move("receipt", "\"source\": \"central\", \"amount\": 1")).isEqualTo(409);
        var balance = treasury.get("/trial-balance");
        assertThat(balance.get("balanced").asBoolean()).isTrue();
        var all = 0L;
        for (var account : balance.get("accounts")) {
            all += account.get("balance").asLong();
        }
        assertThat(all).isZero();
        var overview = treasury.get("");
        for (var line : overview.get("lines")) {
            assertThat(
                            line.get("allotted").asLong()
                                    - line.get("spent").asLong()
                                    - line.get("promised").asLong())
                    .isEqualTo(line.get("left").asLong());
        }
    }

    private int move(String kind, String said) {
        return treasury.program(Role.FINANCE)
                .postJson(
                        treasury.path() + "/moves/" + kind,
                        "{%s, \"document\": \"文\", \"purpose\": \"试验\"}".formatted(said))
                .statusCode();
    }

    @Test
    void theItemsOfThePlanShowWhatWasPaid() {
        treasury.pay(payment("1.1", 1_234_500, ""));
        var items =
                JSON.readTree(
                        people.visitor()
                                .get("/api/plans/" + treasury.fund() + "/items?size=500")
                                .body());
        var rows = items.has("items") ? items.get("items") : items.get("rows");
        for (var item : rows) {
            if (item.get("id").asString().equals("centre-cap")) {
                assertThat(item.get("numerator").asString()).isEqualTo("12345");
                assertThat(item.get("denominator").asString()).isEqualTo("6000000");
                assertThat(item.get("state").asString()).isEqualTo("on-the-way");
                var evidence = people.visitor().get(item.get("evidence").asString());
                assertThat(evidence.body()).contains("12345").doesNotContain("试验用途");
                return;
            }
        }
        throw new AssertionError("no such item: " + items);
    }

    @Test
    void noRoleChangesARow() {
        for (var role : List.of(Connections.Role.OWNER, Connections.Role.APP)) {
            for (var sql :
                    List.of(
                            "update funds.entry set fen = fen + 1",
                            "delete from funds.entry",
                            "truncate funds.entry cascade",
                            "update funds.seal set size = size",
                            "delete from funds.leaf")) {
                assertThatExceptionOfType(SQLException.class)
                        .as("%s: %s", role, sql)
                        .isThrownBy(() -> run(role, sql));
            }
        }
    }

    private void run(Connections.Role role, String sql) throws SQLException {
        try (var connection = connections.open(role);
                var statement = connection.createStatement()) {
            statement.execute("select set_config('cunkou.scope', '*', false)");
            statement.execute(sql);
        }
    }

    @Test
    void anybodyCanCheckAProofByHand() throws Exception {
        treasury.pay(payment("2", 77, ""));
        var proof = treasury.get("/entries/1/proof");
        assertThat(proof.get("valid").asBoolean()).isTrue();
        var sha = MessageDigest.getInstance("SHA-256");
        sha.update((byte) 0);
        sha.update(proof.get("text").asString().getBytes(StandardCharsets.UTF_8));
        assertThat(HexFormat.of().formatHex(sha.digest())).isEqualTo(proof.get("leaf").asString());
        var root = JSON.readTree(people.visitor().get(treasury.path() + "/root").body());
        assertThat(root.get("root")).isEqualTo(proof.get("root"));
        assertThat(root.get("day").asString()).isEqualTo("2019-11-18");
        var open = JSON.readTree(people.visitor().get(treasury.path() + "/entries/1/proof").body());
        assertThat(open.get("text").isNull()).isTrue();
        assertThat(open.get("valid").asBoolean()).isTrue();
        var grown =
                treasury.get(
                        "/consistency?first=%1$d&second=%1$d".formatted(root.get("size").asLong()));
        assertThat(grown.get("valid").asBoolean()).isTrue();
        assertThat(people.visitor().get("/funds").body()).contains(root.get("root").asString());
        assertThat(people.visitor().get("/funds/" + treasury.fund() + "/roots").body())
                .contains(root.get("root").asString(), "怎么核对");
    }

    @Test
    void whoChangesARowAsSuperuserIsFound() throws SQLException {
        var other = Treasury.open("tampered-2019", people, plans, counties, registry);
        other.pay(payment("2", 50_000, ""));
        seals.seal(other.fund());
        assertThat(LedgerDoctor.examine(connections))
                .noneMatch(fault -> fault.contains("tampered"));
        var last = other.entries();
        var database = connections.url().replaceFirst(".*/", "");
        TestPostgres.tamper(
                database,
                """
                set session_replication_role = replica;
                update funds.entry set fen = fen + 100 where fund = 'tampered-2019' and number = %d
                """
                        .formatted(last));
        try {
            assertThat(LedgerDoctor.examine(connections))
                    .anyMatch(fault ->
                            fault.contains("tampered-2019")
                                    && fault.contains("entry " + last + " "));
            assertThat(
                            other.get("/entries/%d/proof?day=2019-11-18".formatted(last))
                                    .get("valid")
                                    .asBoolean())
                    .isFalse();
            assertThat(other.get("/entries/1/proof?day=2019-11-18").get("valid").asBoolean())
                    .isTrue();
        } finally {
            TestPostgres.tamper(
                    database,
                    """
                    set session_replication_role = replica;
                    update funds.entry set fen = fen - 100 where fund = 'tampered-2019' and number = %d
                    """
                            .formatted(last));
        }
        assertThat(LedgerDoctor.examine(connections))
                .noneMatch(fault -> fault.contains("tampered"));
    }
}
