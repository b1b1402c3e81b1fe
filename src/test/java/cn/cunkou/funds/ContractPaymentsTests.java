package cn.cunkou.funds;

import static cn.cunkou.funds.Treasury.COUNTY;
import static cn.cunkou.funds.Treasury.JSON;
import static cn.cunkou.funds.Treasury.payment;
import static org.assertj.core.api.Assertions.assertThat;

import cn.cunkou.AtOnce;
import cn.cunkou.CunkouTest;
import cn.cunkou.access.People;
import cn.cunkou.access.Role;
import cn.cunkou.plan.Plans;
import cn.cunkou.platform.Actor;
import cn.cunkou.platform.Scope;
import cn.cunkou.platform.web.Todo;
import cn.cunkou.projects.AcceptanceFailed;
import cn.cunkou.projects.ContractInput;
import cn.cunkou.projects.Contracts;
import cn.cunkou.projects.Milestone;
import cn.cunkou.projects.ProjectInput;
import cn.cunkou.projects.Projects;
import cn.cunkou.region.Counties;
import cn.cunkou.registry.NewParty;
import cn.cunkou.registry.Party;
import cn.cunkou.registry.Registry;
import cn.cunkou.values.DivisionCode;
import java.math.BigDecimal;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Money follows a confirmed milestone, and comes back when the project fails. */
@CunkouTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContractPaymentsTests {
    private static final Actor OFFICER = person("李某某", "bureau-officer");
    private static final Actor OTHER = person("钟某某", "bureau-officer");
    private static final Actor FINANCE = person("温某某", "finance");

    @Autowired People people;
    @Autowired Plans plans;
    @Autowired Counties counties;
    @Autowired Registry registry;
    @Autowired Projects projects;
    @Autowired Contracts contracts;
    @Autowired ContractLedger ledger;
    @Autowired FundTodos todos;
    @Autowired ApplicationEventPublisher events;
    @Autowired TransactionTemplate transaction;
    @Autowired JdbcClient jdbc;

    private Treasury treasury;
    private UUID body;
    private UUID firm;

    @BeforeAll
    void open() {
        treasury = Treasury.open("contracts-2019", people, plans, counties, registry);
        body = as(OFFICER, () -> registry.body(DivisionCode.of(COUNTY), "县商务局").orElseThrow().id());
        firm = as(OFFICER, () -> firm("合同甲公司"));
    }

    private static Actor person(String name, String role) {
        return new Actor(Actor.Kind.PERSON, name, name, Set.of(role), Scope.of(COUNTY));
    }

    private <T> T as(Actor actor, Supplier<T> act) {
        return Actor.as(actor, () -> transaction.execute(_ -> act.get()));
    }

    private UUID firm(String name) {
        return registry.registerAll(
                        List.of(
                                new NewParty(
                                        DivisionCode.of(COUNTY),
                                        Party.Kind.ENTERPRISE,
                                        name,
                                        null,
                                        null)))
                .getFirst();
    }

    /** The milestones of a contract of 10,000 yuan in two instalments; none is confirmed. */
    private List<Milestone> signed() {
        return as(
                OFFICER,
                () -> {
                    var project =
                            projects.register(
                                    new ProjectInput(
                                            COUNTY,
                                            "项目" + UUID.randomUUID(),
                                            body.toString(),
                                            firm.toString(),
                                            "建设",
                                            "",
                                            "2020-06-30",
                                            "",
                                            "",
                                            "",
                                            List.of("2")));
                    var contract =
                            contracts.sign(
                                    project.id(),
                                    new ContractInput(
                                            "construction",
                                            "号" + UUID.randomUUID(),
                                            "建设合同",
                                            firm.toString(),
                                            "10000",
                                            "2019-09-02",
                                            "2019-09-02",
                                            "2020-06-30",
                                            "",
                                            List.of("进场", "验收"),
                                            List.of("进场开工", "验收通过"),
                                            List.of("30%", "70%"),
                                            List.of("", "")));
                    return contracts.find(contract).orElseThrow().milestones();
                });
    }

    private void confirm(Milestone milestone) {
        as(
                OFFICER,
                () -> {
                    contracts.reach(milestone.id(), "做完了", "");
                    return true;
                });
        as(
                OTHER,
                () -> {
                    contracts.judge(milestone.id(), true, "看过了", "");
                    return true;
                });
    }

    private String instalment(Milestone milestone, long fen) {
        return payment("2", fen, ", \"milestone\": \"" + milestone.id() + "\"")
                .replace("县商务局", firm.toString());
    }

    private List<String> refused(String payment) {
        var answer = treasury.propose(Role.OPERATOR_STAFF, payment);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(409);
        return JSON.readTree(answer.body())
                .get("rules")
                .valueStream()
                .map(rule -> rule.get("rule").asString())
                .toList();
    }

    @Test
    void anInstalmentIsPaidOnceItsMilestoneIsConfirmedAndNoMoreThanIt() {
        var first = signed().getFirst();
        assertThat(refused(instalment(first, 100_000))).containsExactly("milestone");
        confirm(first);
        assertThat(refused(instalment(first, 300_001))).containsExactly("instalment");
        assertThat(refused(instalment(first, 100).replace(firm.toString(), "县商务局")))
                .containsExactly("contractor");
        treasury.pay(instalment(first, 100_000));
        treasury.proposed(instalment(first, 150_000));
        assertThat(refused(instalment(first, 50_001))).containsExactly("instalment");
        treasury.pay(instalment(first, 50_000));
        var drawn =
                Objects.requireNonNull(
                        as(
                                        OFFICER,
                                        () ->
                                                ledger.drawn(
                                                        List.of(
                                                                contracts
                                                                        .find(first.contract())
                                                                        .orElseThrow())))
                                .get(first.id()));
        assertThat(drawn.paid().fen()).isEqualTo(150_000);
        assertThat(drawn.waiting().fen()).isEqualTo(150_000);
        assertThat(drawn.left(first.amount()).fen()).isZero();
        assertThat(
                        people.signedIn(Role.BUREAU_OFFICER, COUNTY)
                                .get("/console/projects/" + first.project())
                                .body())
                .contains("已付¥1,500.00，待审批¥1,500.00");
    }

    @Test
    void twoWhoWantTheSameInstalmentAtOnceGetItOnce() {
        var first = signed().getFirst();
        confirm(first);
        var answers = AtOnce.of(() -> asked(first), () -> asked(first), () -> asked(first));
        assertThat(answers).containsExactlyInAnyOrder(201, 409, 409);
    }

    private int asked(Milestone milestone) {
        return treasury.propose(Role.OPERATOR_STAFF, instalment(milestone, 300_000)).statusCode();
    }

    @Test
    void aContractWithMilestonesHasToSayWhichAndMilestonesOfOthersAreNone() {
        var first = signed().getFirst();
        var number = as(OFFICER, () -> contracts.find(first.contract()).orElseThrow().number());
        var answer =
                treasury.propose(
                        Role.OPERATOR_STAFF,
                        payment("2", 100, ", \"contract\": \"" + number + "\""));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("没有写是哪一个", "可选：进场、验收")
                .doesNotContain(first.id().toString());
        var named = ", \"contract\": \"%s\", \"milestone\": \"进场\"".formatted(number);
        assertThat(refused(payment("2", 100, named).replace("县商务局", firm.toString())))
                .containsExactly("milestone");
        var unknown =
                treasury.propose(Role.OPERATOR_STAFF, payment("2", 100, ", \"contract\": \"没有的\""));
        assertThat(unknown.body()).contains("没有登记过合同");
    }

    @Test
    void whatWasSetAsideForAContractIsDrawnByItsInstalments() {
        var first = signed().getFirst();
        confirm(first);
        var set =
                treasury.program(Role.FINANCE)
                        .postJson(
                                treasury.path() + "/moves/commitment",
                                """
                                {"line": "2", "amount": 1000000, "contract": "%s", "document": "合同", "purpose": "签约"}
                                """
                                        .formatted(first.contract()));
        assertThat(set.statusCode()).as(set.body()).isEqualTo(201);
        var left = left();
        treasury.pay(instalment(first, 300_000));
        assertThat(left()).isEqualTo(left);
        var drawn =
                Objects.requireNonNull(
                        as(
                                        OFFICER,
                                        () ->
                                                ledger.drawn(
                                                        List.of(
                                                                contracts
                                                                        .find(first.contract())
                                                                        .orElseThrow())))
                                .get(first.contract()));
        assertThat(drawn.committed().fen()).isEqualTo(700_000);
    }

    private long left() {
        return treasury.get("")
                .get("lines")
                .valueStream()
                .filter(line -> line.get("id").asString().equals("2"))
                .findFirst()
                .orElseThrow()
                .get("left")
                .asLong();
    }

    @Test
    void aFailedAcceptanceAsksForTheMoneyUntilItIsBack() {
        var first = signed().getFirst();
        confirm(first);
        var paid = treasury.pay(instalment(first, 300_000)).get("id").asString();
        as(
                OFFICER,
                () -> {
                    events.publishEvent(
                            new AcceptanceFailed(
                                    first.project(), UUID.randomUUID(), DivisionCode.of(COUNTY)));
                    return true;
                });
        assertThat(mine()).anyMatch(todo -> todo.hint().contains("¥3,000.00没有追回"));
        assertThat(recovered(first.project())).containsExactly("0");
        var finance = people.signedIn(Role.FINANCE, COUNTY);
        var page = finance.get("/console/funds/" + treasury.fund() + "/recoveries").body();
        assertThat(page).contains("要追缴").contains(paid);
        var back =
                treasury.program(Role.FINANCE)
                        .postJson(
                                treasury.path() + "/moves/claw-back",
                                """
                                {"payment": "%s", "amount": 300000, "document": "缴款书1号", "purpose": "验收未通过"}
                                """
                                        .formatted(paid));
        assertThat(back.statusCode()).as(back.body()).isEqualTo(201);
        assertThat(back.body()).contains("recovery:");
        assertThat(recovered(first.project())).containsExactly("1");
        assertThat(mine()).noneMatch(todo -> todo.label().equals("追缴"));
        assertThat(finance.get("/console/funds/" + treasury.fund() + "/recoveries").body())
                .contains("已全部追回");
    }

    /** Whether it gave back what it was paid, as the measure counts it from today on. */
    private List<String> recovered(UUID project) {
        return as(
                OFFICER,
                () ->
                        jdbc.sql(
                                        """
                                        select cast(value as text) from measures."funds.recovered"
                                         where subject = :project and upper_inf(validity)
                                        """)
                                .param("project", project)
                                .query(String.class)
                                .list());
    }

    @Test
    void contractsAndWhatWasPaidUnderThemAreOpenData() {
        var first = signed().getFirst();
        confirm(first);
        var payment = treasury.pay(instalment(first, 120_000)).get("id").asString();
        treasury.program(Role.FINANCE)
                .postJson(
                        treasury.path() + "/moves/claw-back",
                        """
                        {"payment": "%s", "amount": 20000, "document": "缴款书2号", "purpose": "多付"}
                        """
                                .formatted(payment));
        var visitor = people.visitor();
        assertThat(visitor.get("/funds").body()).contains("/open-data/ocds/2019.json");
        var all = JSON.readTree(visitor.get("/open-data/ocds/2019.json").body());
        for (var name : List.of("uri", "version", "publishedDate", "publisher", "releases")) {
            assertThat(all.has(name)).as(name).isTrue();
        }
        assertThat(all.get("version").asString()).isEqualTo("1.1");
        assertThat(all.get("uri").asString())
                .startsWith("http")
                .endsWith("/open-data/ocds/2019.json?page=1");
        var ids = new HashSet<String>();
        all.get("releases")
                .valueStream()
                .forEach(release -> {
                    for (var name : List.of("ocid", "id", "date", "tag", "initiationType")) {
                        assertThat(release.has(name)).as(name).isTrue();
                    }
                    assertThat(release.get("ocid").asString()).matches("ocds-[a-z0-9]{6}-.+");
                    assertThat(OffsetDateTime.parse(release.get("date").asString())).isNotNull();
                    assertThat(ids.add(release.get("id").asString())).isTrue();
                    var award = release.get("awards").get(0).get("id").asString();
                    assertThat(release.get("contracts").get(0).get("awardID").asString())
                            .isEqualTo(award);
                });
        var own =
                all.get("releases")
                        .valueStream()
                        .filter(one ->
                                one.get("ocid").asString().endsWith(first.project().toString()))
                        .findFirst()
                        .orElseThrow();
        var paid = own.get("contracts").get(0).get("implementation").get("transactions");
        assertThat(
                        paid.valueStream()
                                .map(one -> one.get("value").get("amount").decimalValue())
                                .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("1000");
        assertThat(own.get("contracts").get(0).get("value").get("currency").asString())
                .isEqualTo("CNY");
        var transaction = paid.get(0);
        for (var address : List.of("source", "uri")) {
            assertThat(URI.create(transaction.get(address).asString()).isAbsolute())
                    .as(address)
                    .isTrue();
        }
        var proof = URI.create(transaction.get("uri").asString());
        assertThat(visitor.get(proof.getPath()).body()).contains("\"valid\":true");
        assertThat(visitor.get("/open-data/ocds/1999.json").body()).contains("\"releases\":[]");
        for (var wrong : List.of("-1", "20191", "last")) {
            var answer = visitor.get("/open-data/ocds/" + wrong + ".json");
            assertThat(answer.statusCode()).as(wrong).isEqualTo(400);
            assertThat(answer.body()).contains("不是年份");
        }
        assertThat(visitor.get("/open-data").body())
                .contains("/open-data/ocds/2019.json", "/promises.xlsx", "/api/measures", "来自");
        assertThat(visitor.get("/open-data/").headers().firstValue("Location").orElse(""))
                .endsWith("/open-data");
    }

    /** What the documentation of the standard asks of a release and of what it refers to. */
    @Test
    void aReleaseHoldsTogetherAsTheStandardAsks() {
        var first = signed().getFirst();
        confirm(first);
        treasury.pay(instalment(first, 120_000));
        var all = JSON.readTree(people.visitor().get("/open-data/ocds/2019.json").body());
        assertThat(URI.create(all.get("uri").asString()).isAbsolute()).isTrue();
        assertThat(OffsetDateTime.parse(all.get("publishedDate").asString())).isNotNull();
        assertThat(all.get("publisher").get("name").asString()).isNotEmpty();
        all.get("releases").valueStream().forEach(ContractPaymentsTests::assertHoldsTogether);
    }

    private static void assertHoldsTogether(JsonNode release) {
        assertThat(release.get("initiationType").asString()).isEqualTo("tender");
        assertThat(texts(release.get("tag"))).containsExactly("contract", "implementation");
        assertThat(release.get("language").asString()).isEqualTo("zh");
        var parties = new HashSet<String>();
        release.get("parties")
                .valueStream()
                .forEach(party -> {
                    assertThat(parties.add(party.get("id").asString())).isTrue();
                    assertThat(texts(party.get("roles")))
                            .isNotEmpty()
                            .isSubsetOf("buyer", "supplier", "payer", "payee");
                });
        assertThat(parties).contains(release.get("buyer").get("id").asString());
        assertThat(release.get("tender").get("id").asString()).isNotEmpty();
        var awards = new HashSet<String>();
        release.get("awards")
                .valueStream()
                .forEach(award -> {
                    assertThat(awards.add(award.get("id").asString())).isTrue();
                    assertThat(award.get("status").asString()).isEqualTo("active");
                    assertValue(award.get("value"));
                    assertThat(OffsetDateTime.parse(award.get("date").asString())).isNotNull();
                    award.get("suppliers")
                            .valueStream()
                            .forEach(one -> assertThat(parties).contains(one.get("id").asString()));
                });
        release.get("contracts")
                .valueStream()
                .forEach(contract -> {
                    assertThat(awards).contains(contract.get("awardID").asString());
                    assertThat(contract.get("status").asString()).isEqualTo("active");
                    assertValue(contract.get("value"));
                    assertThat(OffsetDateTime.parse(contract.get("dateSigned").asString()))
                            .isNotNull();
                    var ids = new HashSet<String>();
                    contract.get("implementation")
                            .get("transactions")
                            .valueStream()
                            .forEach(paid -> {
                                assertThat(ids.add(paid.get("id").asString())).isTrue();
                                assertValue(paid.get("value"));
                                assertThat(parties)
                                        .contains(
                                                paid.get("payer").get("id").asString(),
                                                paid.get("payee").get("id").asString());
                            });
                });
    }

    private static void assertValue(JsonNode value) {
        assertThat(value.get("amount").isNumber()).isTrue();
        assertThat(value.get("currency").asString()).isEqualTo("CNY");
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }

    private List<Todo> mine() {
        return as(FINANCE, () -> todos.todos());
    }
}
