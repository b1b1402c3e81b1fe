package cn.cunkou.funds;

import static cn.cunkou.funds.Treasury.COUNTY;
import static cn.cunkou.funds.Treasury.JSON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.cunkou.AtOnce;
import cn.cunkou.CunkouTest;
import cn.cunkou.access.People;
import cn.cunkou.access.Role;
import cn.cunkou.plan.Plans;
import cn.cunkou.platform.Actor;
import cn.cunkou.platform.Scope;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import cn.cunkou.registry.Registry;
import cn.cunkou.values.DivisionCode;
import cn.cunkou.values.Money;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A voucher is promised, taken once, paid by the usual approvals, and what is left goes back. */
@CunkouTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VouchersTests {
    private static final String OTHER_VILLAGE = "441424103204";

    @Autowired People people;
    @Autowired VoucherTable table;
    @Autowired Plans plans;
    @Autowired Counties counties;
    @Autowired Registry registry;
    @Autowired Funds funds;
    @Autowired Vouchers vouchers;
    @Autowired VoucherRules rules;
    @Autowired LedgerBook book;
    @Autowired Moves moves;
    @Autowired JdbcClient jdbc;
    @Autowired TransactionTemplate transaction;

    private Treasury treasury;
    private Fund fund;
    private UUID school;

    @BeforeAll
    void open() {
        treasury = Treasury.open("vouchers-2019", people, plans, counties, registry);
        fund = as(person("温某某", "finance"), () -> funds.get("vouchers-2019"));
        school =
                as(
                        person("温某某", "finance"),
                        () -> registry.ensureBody(DivisionCode.of(COUNTY), "县职业技术学校", ""));
    }

    private static Actor person(String name, String role, String... bodies) {
        return new Actor(
                Actor.Kind.PERSON, name, name, Set.of(role), Scope.of(COUNTY), Set.of(bodies));
    }

    private <T> T as(Actor actor, Supplier<T> act) {
        return Actor.as(actor, () -> transaction.execute(_ -> act.get()));
    }

    private <T> T finance(Supplier<T> act) {
        return as(person("温某某", "finance"), act);
    }

    private <T> T provider(Supplier<T> act) {
        return as(person("教务处", "body-reporter", school.toString()), act);
    }

    private VoucherInput input(String amount, String holders) {
        return new VoucherInput(
                "电商培训券",
                "2",
                amount,
                "三天培训",
                List.of(school.toString()),
                holders,
                "发券通知",
                "2019-12-01",
                null,
                null,
                null,
                null);
    }

    private UUID issued(String holders) {
        return finance(() -> vouchers.issue(fund, input("300", holders)));
    }

    private String code(UUID issue, int number) {
        return finance(() -> {
            var all = vouchers.in(vouchers.get(fund, issue));
            return vouchers.code(all.get(number - 1));
        });
    }

    private long left() {
        return finance(() -> book.read(fund.id(), tally -> tally.left("2")));
    }

    @Test
    void twoWhoScanTheSameCodeAtOnceAreServedOnce() {
        var issue = issued("张某某 甲村\n李某某 乙村");
        var code = code(issue, 1);
        assertThat(provider(() -> vouchers.look(code))).isInstanceOf(Redemption.Good.class);
        var said =
                AtOnce.of(
                        () -> provider(() -> vouchers.redeem(code)),
                        () -> provider(() -> vouchers.redeem(code)),
                        () -> provider(() -> vouchers.redeem(code)));
        assertThat(said).filteredOn(Redemption.Taken.class::isInstance).hasSize(1);
        assertThat(said).filteredOn(Redemption.Refused.class::isInstance).hasSize(2);
    }

    @Test
    void onlyAProviderOfTheIssueTakesItAndOnlyARealCode() {
        var issue = issued("张某某 甲村");
        var code = code(issue, 1);
        var other =
                as(
                        person("别处", "body-reporter", UUID.randomUUID().toString()),
                        () -> vouchers.redeem(code));
        assertThat(((Redemption.Refused) other).why()).contains("不能在您的单位用");
        var unknown = provider(() -> vouchers.redeem(VoucherCode.fresh().shown()));
        assertThat(((Redemption.Refused) unknown).why()).contains("没有这个券码");
        assertThat(
                        finance(() ->
                                jdbc.sql(
                                                "select count(*) from funds.voucher where position(:code in code_hash || encode(code_locked, 'escape')) > 0")
                                        .param("code", code.replace("-", ""))
                                        .query(Long.class)
                                        .single()))
                .isZero();
    }

    @Test
    void aProviderIsPaidByTheUsualApprovals() {
        var before = left();
        var issue = issued("张某某 甲村\n李某某 乙村\n王某某 丙村");
        assertThat(left()).isEqualTo(before - 90_000);
        provider(() -> vouchers.redeem(code(issue, 2)));
        assertThat(people.signedIn(Role.FINANCE, COUNTY).get("/console").body()).contains("券待结算");
        var open = finance(() -> table.unsettled(fund.id()));
        var payment = finance(() -> vouchers.settle(fund, issue, school, null, List.of(scan())));
        assertThat(finance(() -> table.unsettled(fund.id()))).isEqualTo(open - 1);
        refused("没有要结算的券", () -> vouchers.settle(fund, issue, school, null, List.of(scan())));
        treasury.approve(Role.BUREAU_OFFICER, payment.toString());
        // Finance proposed it, so somebody else of finance pays.
        assertThat(treasury.approve(Role.FINANCE, payment.toString()).statusCode()).isEqualTo(200);
        assertThat(finance(() -> vouchers.get(fund, issue)).settled()).isEqualTo(1);
        assertThat(left()).isEqualTo(before - 90_000);
    }

    @Test
    void whatNobodyUsedGoesBackOnceItsLastDayIsPast() {
        var before = left();
        var plan = old("300", "2", Voucher.Terms.NONE);
        var issue = finance(() -> vouchers.issue(fund, plan, LocalDate.of(2019, 10, 1)));
        assertThat(left()).isEqualTo(before - 60_000);
        var late = provider(() -> vouchers.redeem(code(issue, 1)));
        assertThat(((Redemption.Refused) late).why()).contains("过期");
        finance(() -> vouchers.expire(DivisionCode.of(COUNTY)));
        finance(() -> vouchers.expire(DivisionCode.of(COUNTY)));
        assertThat(left()).isEqualTo(before);
        assertThat(finance(() -> vouchers.get(fund, issue)).released()).isEqualTo(Treasury.TODAY);
    }

    @Test
    void aWrongFormIsToldAllAtOnceAndMoreThanTheLineHoldsIsRefused() {
        refused(
                "7处",
                () ->
                        vouchers.issue(
                                fund,
                                new VoucherInput(
                                        "",
                                        "9",
                                        "",
                                        "",
                                        List.of(),
                                        "甲\n甲",
                                        "依据",
                                        "2019-01-01",
                                        null,
                                        null,
                                        null,
                                        null)));
        refused("预算项2 上行只剩", () -> vouchers.issue(fund, input("3000000", "甲\n乙")));
    }

    @Test
    void theProviderScansLooksAndTakes() {
        var issue = issued("赵某某 丁村");
        var code = code(issue, 1);
        var desk = people.reporter(COUNTY, "县职业技术学校");
        assertThat(desk.get("/console/vouchers").body()).contains("券码");
        assertThat(desk.post("/console/vouchers", Map.of("code", code)).body()).contains("赵某某 丁村");
        assertThat(desk.post("/console/vouchers/taken", Map.of("code", code)).body())
                .contains("已核销");
        var page =
                people.signedIn(Role.FINANCE, COUNTY)
                        .get("/console/funds/vouchers-2019/vouchers/" + issue);
        assertThat(page.body()).contains("县职业技术学校").contains("要结算的").doesNotContain(code);
        assertThat(
                        people.signedIn(Role.AUDITOR, COUNTY)
                                .get("/console/funds/vouchers-2019/vouchers/" + issue + "/codes")
                                .statusCode())
                .isEqualTo(403);
    }

    private VoucherInput onLine(
            String line, String amount, @Nullable String use, @Nullable String village) {
        return new VoucherInput(
                "培训券",
                line,
                amount,
                "培训",
                List.of(school.toString()),
                "甲\n乙",
                "发券通知",
                "2019-12-01",
                use,
                null,
                village == null ? null : "village",
                village);
    }

    @Test
    void vouchersAreHeldAgainstEveryRuleOfTheirLineWhenTheyAreIssued() {
        var before = treasury.entries();
        refused("逐个核对", () -> vouchers.issue(fund, onLine("4", "100", null, null)));
        refused("不得用于", () -> vouchers.issue(fund, onLine("2", "100", "land", null)));
        refused("还没有人核定", () -> vouchers.issue(fund, onLine("1.2", "100", null, null)));
        refused("centre-cap", () -> vouchers.issue(fund, onLine("1.1", "475000", null, null)));
        refused("class-cap", () -> vouchers.issue(fund, onLine("4", "50000", null, OTHER_VILLAGE)));
        assertThat(treasury.entries()).isEqualTo(before);
        // What was issued before counts as if it were paid, so that each provider will be.
        finance(() -> vouchers.issue(fund, onLine("4", "30000", null, OTHER_VILLAGE)));
        refused(
                "已付¥60,000.00",
                () -> vouchers.issue(fund, onLine("4", "20000", null, OTHER_VILLAGE)));
    }

    @Test
    void moneyThatVouchersWerePromisedIsNotPaidToOthers() {
        var village = "441424103205";
        var issue = finance(() -> vouchers.issue(fund, onLine("4", "30000", null, village)));
        var proposed = treasury.propose(Role.FINANCE, ofVillage(village, 4_000_000));
        assertThat(proposed.statusCode()).as(proposed.body()).isEqualTo(409);
        var rule = JSON.readTree(proposed.body()).get("rules").get(0);
        assertThat(rule.get("rule").asString()).isEqualTo("class-cap");
        assertThat(rule.get("words").asString()).contains("其中未核销券¥60,000.00");
        assertThat(rule.get("figures").get("vouchers").asLong()).isEqualTo(6_000_000);
        var page =
                people.signedIn(Role.FINANCE, COUNTY)
                        .upload(
                                "/console/funds/vouchers-2019/payments/new",
                                Map.of(
                                        "line", "4",
                                        "amount", "40000",
                                        "day", "2019-11-18",
                                        "payee", "县商务局",
                                        "use", "ordinary",
                                        "purpose", "办班",
                                        "subjectKind", "village",
                                        "subject", village),
                                "发票.pdf",
                                Treasury.SCAN);
        assertThat(page.body()).contains("其中未核销券¥60,000.00");

        treasury.pay(ofVillage(village, 3_999_999));
        provider(() -> vouchers.redeem(code(issue, 1)));
        provider(() -> vouchers.redeem(code(issue, 2)));
        settled(issue);
        assertThat(finance(() -> vouchers.get(fund, issue)).settled()).isEqualTo(2);
    }

    @Test
    void vouchersIssuedWhileAPaymentWaitedStandInTheWayOfItsLastApproval() {
        var village = "441424103206";
        var waiting = treasury.proposed(ofVillage(village, 4_000_000)).get("id").asString();
        finance(() -> vouchers.issue(fund, onLine("4", "30000", null, village)));
        treasury.approve(Role.BUREAU_OFFICER, waiting);
        var last = treasury.approve(Role.FINANCE, waiting);
        assertThat(last.statusCode()).as(last.body()).isEqualTo(409);
        assertThat(last.body()).contains("class-cap", "其中未核销券¥60,000.00");
    }

    @Test
    void whatOfASourceVouchersWerePromisedIsSpentOnNothingElse() {
        var there = onHand("county");
        var plan = old("1900000", "2", new Voucher.Terms(Proposal.ORDINARY, "county", null));
        finance(() -> vouchers.issue(fund, plan, LocalDate.of(2019, 10, 1)));
        var free = there - 380_000_000;
        var named = ", \"source\": \"county\"";
        var tooMuch = treasury.propose(Role.FINANCE, Treasury.payment("2", free + 1, named));
        assertThat(tooMuch.body()).contains("money-on-hand", "其中未核销券¥3,800,000.00");
        treasury.proposed(Treasury.payment("2", free, named));
        // Who names no source gets only what is free of each.
        treasury.pay(Treasury.payment("2", 100_000_000, ""));
        assertThat(onHand("county")).isBetween(380_000_000L, there - 1);
        refused(
                "其中未核销券",
                () ->
                        moves.enter(
                                fund,
                                MoveKind.RETURN,
                                returned(new Money(onHand("county") - 380_000_000 + 1))));

        finance(() -> vouchers.expire(DivisionCode.of(COUNTY)));
        treasury.proposed(Treasury.payment("2", free, named));
    }

    @Test
    void onlyASettlementDrawsOnWhatVouchersWerePromised() {
        var issue = issued("张某某 己村");
        var promise = finance(() -> vouchers.get(fund, issue)).commitment();
        var drawn =
                treasury.propose(
                        Role.FINANCE,
                        Treasury.payment(
                                "2", 30_000, ", \"commitment\": \"%s\"".formatted(promise)));
        assertThat(drawn.statusCode()).as(drawn.body()).isEqualTo(400);
        assertThat(drawn.body()).contains("发券占用的");
        var released =
                treasury.program(Role.FINANCE)
                        .postJson(
                                treasury.path() + "/moves/release",
                                """
                                {"commitment": "%s", "amount": 30000, "day": "2019-11-18", "document": "函", "purpose": "释放"}
                                """
                                        .formatted(promise));
        assertThat(released.statusCode()).as(released.body()).isEqualTo(400);
        assertThat(released.body()).contains("发券占用的");
        var finance = people.signedIn(Role.FINANCE, COUNTY);
        assertThat(finance.get("/console/funds/vouchers-2019/payments/new").body())
                .doesNotContain(promise.toString());
    }

    @Test
    void whatComesBackFromAProviderIsFreeAgain() {
        var before = left();
        var issue = issued("张某某 庚村");
        provider(() -> vouchers.redeem(code(issue, 1)));
        var payment = settled(issue);
        assertThat(left()).isEqualTo(before - 30_000);
        var back =
                treasury.program(Role.FINANCE)
                        .postJson(
                                treasury.path() + "/moves/claw-back",
                                """
                                {"payment": "%s", "amount": 10000, "day": "2019-11-18", "document": "函", "purpose": "少上了一天课"}
                                """
                                        .formatted(payment));
        assertThat(back.statusCode()).as(back.body()).isEqualTo(201);
        assertThat(left()).isEqualTo(before - 20_000);
    }

    @Test
    void aVoucherIsGoodToTheEveningOfItsLastDay() {
        var lastDay = issuedUntil("2019-11-18");
        var code = code(lastDay, 1);
        assertThat(provider(() -> vouchers.look(code))).isInstanceOf(Redemption.Good.class);
        finance(() -> vouchers.expire(DivisionCode.of(COUNTY)));
        assertThat(provider(() -> vouchers.redeem(code))).isInstanceOf(Redemption.Taken.class);

        var before = left();
        var dayAfter = issuedUntil("2019-11-17");
        var late = provider(() -> vouchers.redeem(code(dayAfter, 1)));
        assertThat(((Redemption.Refused) late).why()).contains("有效到2019-11-17，已经过期");
        finance(() -> vouchers.expire(DivisionCode.of(COUNTY)));
        assertThat(left()).isEqualTo(before);
    }

    @Test
    void theLastDayIsTodayOrWithinTwoYears() {
        for (var day : List.of("2019-11-17", "2021-11-18")) {
            refused("有效期要在今天以后两年以内", () -> vouchers.issue(fund, until(day)));
        }
        for (var day : List.of("2019-11-18", "2021-11-17")) {
            finance(() -> vouchers.issue(fund, until(day)));
        }
    }

    @Test
    void aRuleStandsInTheWayOfVouchersFromItsFirstDayToItsLastAndFromTheFirstFenTooMuch() {
        var most = 50_000_000;
        assertThat(inTheWay("1.1", most, "2019-01-01")).isEmpty();
        assertThat(inTheWay("1.1", most + 1, "2018-12-31")).isEmpty();
        assertThat(inTheWay("1.1", most + 1, "2019-01-01")).containsExactly("early-only");
        assertThat(inTheWay("1.1", most + 1, "2019-06-30")).containsExactly("early-only");
        assertThat(inTheWay("1.1", most + 1, "2019-07-01")).isEmpty();
    }

    @Test
    void vouchersElsewhereLeaveAFloorWithinReachToTheFen() {
        var free =
                finance(() ->
                        book.read(
                                fund.id(),
                                tally -> {
                                    var sums = tally.withVouchers(fund.attribution(), null, 0);
                                    var gone = sums.spent(_ -> true) - sums.spent("2"::equals);
                                    return 500_000_000 - gone;
                                }));
        assertThat(inTheWay("4", free, "2019-11-18")).doesNotContain("upward-floor");
        assertThat(inTheWay("4", free + 1, "2019-11-18")).contains("upward-floor");
        finance(() -> vouchers.issue(fund, onLine("4", "10000", null, "441424103207")));
        assertThat(inTheWay("4", free - 2_000_000, "2019-11-18")).doesNotContain("upward-floor");
        assertThat(inTheWay("4", free - 2_000_000 + 1, "2019-11-18")).contains("upward-floor");
        var plain = treasury.propose(Role.FINANCE, Treasury.payment("1.1", free, ""));
        assertThat(plain.body()).contains("upward-floor", "另有未核销券");
    }

    /** Ids of the rules in the way of one voucher worth so much. */
    private List<String> inTheWay(String line, long fen, String day) {
        var plan = plan(line, new Money(fen), "2019-12-31", Voucher.Terms.NONE, "甲");
        return finance(() -> {
            var asked = rules.ask(funds.charter(fund), plan, LocalDate.parse(day));
            return book.read(fund.id(), tally -> VoucherRules.broken(asked, tally)).stream()
                    .map(Breach::rule)
                    .toList();
        });
    }

    private UUID issuedUntil(String day) {
        var plan = plan("2", new Money(30_000), day, Voucher.Terms.NONE, "甲");
        return finance(() -> vouchers.issue(fund, plan, LocalDate.of(2019, 10, 1)));
    }

    private VoucherInput until(String day) {
        return new VoucherInput(
                "电商培训券",
                "2",
                "1",
                "三天培训",
                List.of(school.toString()),
                "甲",
                "发券通知",
                day,
                null,
                null,
                null,
                null);
    }

    private Vouchers.Plan plan(
            String line, Money amount, String expires, Voucher.Terms terms, String... holders) {
        return new Vouchers.Plan(
                "券",
                line,
                amount,
                "培训",
                List.of(school),
                List.of(holders),
                "发券通知",
                LocalDate.parse(expires),
                terms);
    }

    private long onHand(String source) {
        return finance(() -> book.read(fund.id(), tally -> tally.onHand(source)));
    }

    private static MoveInput returned(Money amount) {
        return new MoveInput(
                "county",
                null,
                null,
                amount.yuan().toPlainString(),
                "2019-11-18",
                null,
                null,
                null,
                null,
                "函",
                "退回上级");
    }

    private static String ofVillage(String village, long fen) {
        return Treasury.payment(
                "4", fen, ", \"subjectKind\": \"village\", \"subject\": \"%s\"".formatted(village));
    }

    /** Two vouchers whose last day is past. */
    private Vouchers.Plan old(String yuan, String line, Voucher.Terms terms) {
        return plan(line, Money.ofYuan(new BigDecimal(yuan)), "2019-11-01", terms, "甲", "乙");
    }

    /** Pays the school what it took of an issue. */
    private UUID settled(UUID issue) {
        var payment = finance(() -> vouchers.settle(fund, issue, school, null, List.of(scan())));
        treasury.approve(Role.BUREAU_OFFICER, payment.toString());
        assertThat(treasury.approve(Role.FINANCE, payment.toString()).statusCode()).isEqualTo(200);
        return payment;
    }

    @Test
    void programsIssueTakeAndSettle() {
        var provider = finance(() -> registry.ensureBody(DivisionCode.of(COUNTY), "测试单位", ""));
        var program = treasury.program(Role.FINANCE);
        var wanted =
                """
                {"title": "接口券", "line": "%s", "amount": 10000, "service": "培训", "providers": ["%s"],
                 "holders": ["孙某某 戊村", "钱某某 戊村"], "document": "发券通知", "expires": "2019-12-31"}
                """;
        var refused =
                program.postJson(treasury.path() + "/vouchers", wanted.formatted("1.2", provider));
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(409);
        assertThat(JSON.readTree(refused.body()).get("rule").asString())
                .isEqualTo("operating-wages");
        var issued =
                program.postJson(treasury.path() + "/vouchers", wanted.formatted("2", provider));
        assertThat(issued.statusCode()).as(issued.body()).isEqualTo(201);
        var id = UUID.fromString(JSON.readTree(issued.body()).get("id").asString());

        var desk = treasury.program(Role.BODY_REPORTER);
        var code = "{\"code\": \"%s\"}".formatted(code(id, 1));
        assertThat(desk.postJson("/api/vouchers/look", code).body()).contains("孙某某 戊村");
        assertThat(desk.postJson("/api/vouchers/redeem", code).statusCode()).isEqualTo(200);
        var again = desk.postJson("/api/vouchers/redeem", code);
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.body()).contains("用过了");
        assertThat(program.postJson("/api/vouchers/redeem", code).statusCode()).isEqualTo(403);

        var settle = treasury.path() + "/vouchers/" + id + "/settle";
        assertThat(program.postJson(settle, "{}").statusCode()).isEqualTo(400);
        var body =
                """
                {"provider": "%s", "files": [{"name": "结算单.pdf", "content": "%s"}]}
                """
                        .formatted(provider, Base64.getEncoder().encodeToString(Treasury.SCAN));
        var settled = program.postJson(settle, body);
        assertThat(settled.statusCode()).as(settled.body()).isEqualTo(201);
        assertThat(JSON.readTree(settled.body()).get("amount").asLong()).isEqualTo(10_000);
        assertThat(program.postJson(settle, body).statusCode()).isEqualTo(409);
    }

    private static Payments.Upload scan() {
        return new Payments.Upload("结算单.pdf", new ByteArrayInputStream(Treasury.SCAN));
    }

    private void refused(String words, Supplier<?> act) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> finance(() -> (Object) act.get()))
                .satisfies(problem ->
                        assertThat(problem.getMessage() + problem.faults()).contains(words));
    }
}
