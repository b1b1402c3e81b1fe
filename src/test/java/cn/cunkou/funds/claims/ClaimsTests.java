package cn.cunkou.funds.claims;

import static cn.cunkou.funds.claims.Bureau.FINANCE;
import static cn.cunkou.funds.claims.Bureau.OFFICER;
import static cn.cunkou.funds.claims.Bureau.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.cunkou.AtOnce;
import cn.cunkou.CunkouTest;
import cn.cunkou.access.People;
import cn.cunkou.access.Role;
import cn.cunkou.funds.Fund;
import cn.cunkou.plan.NoticeEnded;
import cn.cunkou.platform.Actor;
import cn.cunkou.platform.Scope;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.registry.Party;
import cn.cunkou.values.Money;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Money that is asked for goes out only where the plan says so, and to nobody twice. */
@CunkouTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClaimsTests {
    @Autowired Claims claims;
    @Autowired PayRuns runs;
    @Autowired ApplicationEventPublisher events;
    @Autowired TransactionTemplate transaction;
    @Autowired JdbcClient jdbc;
    @Autowired Bureau bureau;
    @Autowired People people;

    @TempDir Path folder;

    private Fund fund;
    private int names;

    @BeforeAll
    void open() {
        fund = bureau.open("claims-2019");
    }

    private UUID party(Party.Kind kind) {
        return bureau.party(kind, "主体%d号".formatted(++names));
    }

    @ParameterizedTest
    @CsvSource({
        "99999.99, 0",
        "100000, 1000000",
        "300000, 1000000",
        "300000.01, 2000000",
    })
    void aTierBeginsWhereThePlanSaysIt(String sales, long fen) {
        var id =
                bureau.filled(
                        fund, "shop-sales", party(Party.Kind.SHOP), Map.of("shop-sales", sales));
        if (fen == 0) {
            assertThatExceptionOfType(Problem.class)
                    .isThrownBy(() -> bureau.submit(id))
                    .satisfies(refused ->
                            assertThat(refused.faults().getFirst().fault()).contains("不该得"));
            return;
        }
        bureau.submit(id);
        assertThat(bureau.get(id).amount()).isEqualTo(new Money(fen));
        assertThat(bureau.get(id).findings()).anyMatch(found -> found.clause().contains("网店线上销售额"));
    }

    @Test
    void whatIsMissingOrContradictedPaysNobody() {
        var unsaid = bureau.filled(fund, "shop-sales", party(Party.Kind.SHOP), Map.of());
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> bureau.submit(unsaid))
                .satisfies(refused ->
                        assertThat(refused.faults().getFirst().fault()).contains("说不准", "网店线上销售额"));
        var torn = bureau.filled(fund, "torn", party(Party.Kind.ENTERPRISE), Map.of());
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> bureau.submit(torn))
                .satisfies(refused ->
                        assertThat(refused.faults().getFirst().fault()).contains("发不发写法不一"));
        assertThat(bureau.get(torn).state()).isEqualTo(State.DRAFT);
    }

    @Test
    void aShareCountsInvoicesOnceAndWithoutWhatIsExcluded() {
        var first =
                bureau.filled(
                        fund,
                        "equipment",
                        party(Party.Kind.ENTERPRISE),
                        Map.of("recognised", "true"));
        Actor.run(
                OPERATOR,
                () -> {
                    claims.add(first, invoice("A001", "equipment", "700000.01"));
                    claims.add(first, invoice("A002", "wages", "900000"));
                });
        bureau.submit(first);
        assertThat(bureau.get(first).amount()).isEqualTo(new Money(35_000_000));
        var second =
                bureau.filled(
                        fund,
                        "equipment",
                        party(Party.Kind.ENTERPRISE),
                        Map.of("recognised", "true"));
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() ->
                        Actor.run(
                                OPERATOR,
                                () -> claims.add(second, invoice("a001", "equipment", "1"))))
                .satisfies(refused ->
                        assertThat(refused.faults().getFirst().fault())
                                .contains("A001已经写在申〔2019〕"));
        Actor.run(OPERATOR, () -> claims.add(second, invoice("B001", "equipment", "2000000")));
        bureau.submit(second);
        assertThat(bureau.get(second).amount())
                .as("no more than the ceiling")
                .isEqualTo(new Money(50_000_000));
        Actor.run(OPERATOR, () -> claims.withdraw(first, claims.get(first).version(), "不申请了"));
        var third =
                bureau.filled(
                        fund,
                        "equipment",
                        party(Party.Kind.ENTERPRISE),
                        Map.of("recognised", "true"));
        Actor.run(OPERATOR, () -> claims.add(third, invoice("A001", "equipment", "700000.01")));
    }

    @Test
    void aSubsidyIsHeldAgainstItsOwnInvestment() {
        var id =
                bureau.filled(
                        fund,
                        "equipment",
                        party(Party.Kind.ENTERPRISE),
                        Map.of("recognised", "true"));
        Actor.run(OPERATOR, () -> claims.add(id, invoice("C001", "equipment", "1000")));
        bureau.submit(id);
        bureau.approve(OFFICER, id);
        bureau.approve(FINANCE, id);
        Actor.run(OFFICER, () -> claims.show(List.of(id), 7));
        end(id, true);
        var made = Actor.as(OPERATOR, () -> runs.gather(fund, "3", null, List.of(id)));
        assertThat(made.left()).isEmpty();
    }

    private static InvoiceInput invoice(String number, String kind, String yuan) {
        return new InvoiceInput(number, "某设备厂", "2019-05-06", kind, yuan);
    }

    @Test
    void nobodyReviewsTheirOwnAndNobodyTwice() {
        var id =
                bureau.filled(
                        fund, "shop-sales", party(Party.Kind.SHOP), Map.of("shop-sales", "150000"));
        bureau.submit(id);
        var both =
                new Actor(
                        Actor.Kind.PERSON,
                        OPERATOR.id(),
                        "一人两职",
                        Set.of("bureau-officer", "finance"),
                        Scope.of("441424"));
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> bureau.approve(both, id))
                .withMessageContaining("自己填的");
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> bureau.approve(FINANCE, id))
                .withMessageContaining("不是您的角色");
        var other =
                new Actor(
                        Actor.Kind.PERSON,
                        "two-hats",
                        "一人两职",
                        Set.of("bureau-officer", "finance"),
                        Scope.of("441424"));
        bureau.approve(other, id);
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> bureau.approve(other, id))
                .withMessageContaining("前一道");
        Actor.run(
                FINANCE,
                () -> claims.review(id, claims.get(id).version(), Claims.Verdict.RETURN, "补流水"));
        assertThat(bureau.get(id).state()).isEqualTo(State.RETURNED);
        bureau.submit(id);
        bureau.approve(other, id);
        bureau.approve(FINANCE, id);
        assertThat(bureau.get(id).state()).isEqualTo(State.APPROVED);
    }

    @Test
    void theLastOfAPotIsPromisedOnce() {
        var drafts = new ArrayList<UUID>();
        for (var i = 0; i < 4; i++) {
            drafts.add(
                    bureau.filled(
                            fund,
                            "last-pot",
                            party(Party.Kind.ENTERPRISE),
                            Map.of("founded", "true")));
        }
        var refused =
                AtOnce.of(
                        () -> isRefused(drafts.get(0)),
                        () -> isRefused(drafts.get(1)),
                        () -> isRefused(drafts.get(2)),
                        () -> isRefused(drafts.get(3)));
        assertThat(refused).containsExactlyInAnyOrder(false, false, true, true);
        var promised =
                drafts.stream()
                        .map(bureau::get)
                        .filter(claim -> claim.state() == State.REVIEW)
                        .mapToLong(claim -> Objects.requireNonNull(claim.amount()).fen())
                        .sum();
        assertThat(promised).isEqualTo(1_500_000);
    }

    @Test
    void aPotThatIsSharedOutIsWeighedAnewWhenOthersCome() {
        var facts = Map.of("joined", "true");
        var first = bureau.filled(fund, "shared", party(Party.Kind.COOPERATIVE), facts);
        var idle = bureau.filled(fund, "shared", party(Party.Kind.COOPERATIVE), facts);
        bureau.submit(first);
        assertThat(bureau.get(first).amount()).isEqualTo(new Money(1_000_000));
        var second = bureau.filled(fund, "shared", party(Party.Kind.COOPERATIVE), facts);
        bureau.submit(second);
        assertThat(bureau.get(second).amount()).isEqualTo(new Money(750_000));
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> bureau.approve(OFFICER, first))
                .satisfies(refused ->
                        assertThat(refused.faults().getFirst().fault()).contains("只该得¥7,500.00"));
        bureau.approve(OFFICER, second);
        bureau.approve(FINANCE, second);
        assertThat(bureau.get(second).state()).isEqualTo(State.APPROVED);
        assertThat(bureau.get(idle).state()).isEqualTo(State.DRAFT);
    }

    private boolean isRefused(UUID id) {
        try {
            bureau.submit(id);
            return false;
        } catch (Problem dry) {
            return true;
        }
    }

    @Test
    void moneyGoesOutAfterReviewNoticeRulesAndTwoApprovals() throws IOException {
        var paid = reviewed("某甲商行");
        var bounced = reviewed("某乙商行");
        var objected = reviewed("某丙商行");
        var all = List.of(paid, bounced, objected);
        assertThatExceptionOfType(Problem.class)
                .as("fewer days than the plan asks for")
                .isThrownBy(() -> Actor.run(OFFICER, () -> claims.show(all, 5)));
        Actor.run(OFFICER, () -> claims.show(all, 7));
        assertThat(bureau.get(paid).state()).isEqualTo(State.PUBLICITY);
        end(objected, false);
        end(paid, true);
        end(bounced, true);
        assertThat(bureau.get(objected).state()).isEqualTo(State.REFUSED);
        assertThat(bureau.get(paid).state()).isEqualTo(State.PAYABLE);

        var before = entries();
        var dry = Actor.as(OPERATOR, () -> runs.gather(fund, "9", null, List.of(paid)));
        assertThat(dry.done()).isZero();
        assertThat(dry.left().getFirst().why()).contains("没有预算项");
        var made =
                Actor.as(
                        OPERATOR,
                        () -> runs.gather(fund, "1", null, List.of(paid, bounced, objected)));
        assertThat(made.done()).isEqualTo(2);
        assertThat(made.left()).hasSize(1);
        var batch = Actor.as(FINANCE, () -> runs.get(Objects.requireNonNull(made.batch())));
        assertThat(Actor.as(FINANCE, () -> runs.preview(batch)).lines()).isEmpty();
        assertThat(Actor.as(OPERATOR, () -> runs.approve(batch)).done()).isZero();
        assertThat(
                        people.signedIn(Role.OPERATOR_STAFF, "441424")
                                .get("/console/claims/runs/" + batch.id())
                                .body())
                .contains("不是您的角色")
                .doesNotContain("同意这2笔支付");
        assertThat(Actor.as(OFFICER, () -> runs.approve(batch)).done()).isEqualTo(2);
        assertThat(entries()).isEqualTo(before);
        assertThat(Actor.as(FINANCE, () -> runs.approve(batch)).done()).isEqualTo(2);
        assertThat(entries()).isEqualTo(before + 2);
        var file = Actor.as(FINANCE, () -> runs.file(batch));
        assertThat(file.sum()).isEqualTo(new Money(2_000_000));
        assertThat(file.csv()).contains("6217000012345678", "10000.00", file.sha256());

        var numbers = List.of(bureau.get(paid).number(), bureau.get(bounced).number());
        var answer =
                "编号,金额,结果,原因\n%d,10000.00,成功,\n%d,10000.00,退回,账号户名不符\n"
                        .formatted(numbers.getFirst(), numbers.getLast());
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> answer(batch, answer.replaceFirst("10000.00", "9999")));
        assertThat(answer(batch, answer)).isEqualTo(2);
        assertThat(answer(batch, answer)).as("the same once more").isZero();
        assertThat(bureau.get(paid).state()).isEqualTo(State.PAID);
        assertThat(bureau.get(paid).paidOn()).isEqualTo(Bureau.TODAY);
        assertThat(bureau.get(bounced).state()).isEqualTo(State.BOUNCED);
        assertThat(
                        people.signedIn(Role.FINANCE, "441424")
                                .get("/console/claims/runs/" + batch.id())
                                .body())
                .contains("有1笔银行已经回单到账");
        assertThat(entries()).as("what came back is in the ledger").isEqualTo(before + 3);

        Actor.run(
                OPERATOR,
                () ->
                        claims.fill(
                                bounced,
                                claims.get(bounced).version(),
                                new FillInput(
                                        null,
                                        "某乙商行",
                                        "农商行",
                                        "62170000999988887777",
                                        null,
                                        Map.of())));
        assertThat(bureau.get(bounced).state())
                .as("until a second person looked")
                .isEqualTo(State.BOUNCED);
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> check(OPERATOR, bounced, true))
                .withMessageContaining("您自己更正的");
        check(FINANCE, bounced, false);
        assertThat(bureau.get(bounced).correction()).isNull();
        correct(bounced, "62170000999988887777");
        check(FINANCE, bounced, true);
        assertThat(bureau.get(bounced).state()).isEqualTo(State.PAYABLE);
        assertThat(Objects.requireNonNull(bureau.get(bounced).account()).number())
                .isEqualTo("62170000999988887777");
        var again = Actor.as(OPERATOR, () -> runs.gather(fund, "1", null, List.of(bounced)));
        assertThat(again.left()).isEmpty();

        var open =
                Actor.as(
                        Actor.visitor(Scope.of("441424")),
                        () ->
                                transaction.execute(_ ->
                                        jdbc.sql(
                                                        "select subject_public || state from funds.public_claim where fund = 'claims-2019'")
                                                .query(String.class)
                                                .list()));
        assertThat(open).contains("某甲商行paid");
    }

    private void correct(UUID id, String account) {
        Actor.run(
                OPERATOR,
                () ->
                        claims.fill(
                                id,
                                claims.get(id).version(),
                                new FillInput(null, "某乙商行", "农商行", account, null, Map.of())));
    }

    private void check(Actor actor, UUID id, boolean isRight) {
        Actor.run(actor, () -> claims.check(id, claims.get(id).version(), isRight, "户名不对"));
    }

    @Test
    void aPaperGoesUntilItIsHandedIn() {
        var id =
                bureau.filled(
                        fund, "shop-sales", party(Party.Kind.SHOP), Map.of("shop-sales", "150000"));
        Actor.run(OPERATOR, () -> claims.attach(id, List.of(Bureau.secondPaper())));
        Actor.run(OPERATOR, () -> claims.detach(id, papers(id).getLast()));
        assertThat(papers(id)).hasSize(1);
        Actor.run(OPERATOR, () -> claims.attach(id, List.of(Bureau.paper(), Bureau.paper())));
        assertThat(papers(id)).as("sent once more, by a phone that heard no answer").hasSize(1);
        bureau.submit(id);
        Actor.run(
                OFFICER,
                () -> claims.review(id, claims.get(id).version(), Claims.Verdict.RETURN, "补流水"));
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(
                        () -> Actor.run(OPERATOR, () -> claims.detach(id, papers(id).getFirst())))
                .withMessageContaining("已经提交过");
        Actor.run(OPERATOR, () -> claims.attach(id, List.of(Bureau.secondPaper())));
        Actor.run(OPERATOR, () -> claims.detach(id, papers(id).getLast()));
        assertThat(papers(id)).hasSize(1);
    }

    private List<UUID> papers(UUID id) {
        return Actor.as(
                OPERATOR,
                () -> claims.files(claims.get(id)).stream().map(Claim.PaperFile::id).toList());
    }

    @Test
    void theBureauClosesWhatOthersBeganAndTellsThem() {
        var id = bureau.filled(fund, "shop-sales", party(Party.Kind.SHOP), Map.of());
        var page = ClaimPages.PATH + "/" + id;
        var officer = people.signedIn(Role.BUREAU_OFFICER, "441424");
        var version = version(officer.get(page).body());
        assertThat(officer.post(page + "/close", Map.of("version", version)).body())
                .contains("关闭的原因");
        assertThat(
                        people.signedIn(Role.OPERATOR_STAFF, "441424")
                                .post(page + "/close", Map.of("version", version, "reason", "x"))
                                .statusCode())
                .isEqualTo(403);
        officer.post(page + "/close", Map.of("version", version, "reason", "半年没有补凭证"));
        assertThat(bureau.get(id).state()).isEqualTo(State.CLOSED);
        assertThat(officer.get(page).body()).contains("半年没有补凭证", "关闭申请");
        var heard =
                Actor.as(
                        OPERATOR,
                        () ->
                                transaction.execute(_ ->
                                        jdbc.sql(
                                                        "select title || body || href from platform.message where recipient = :me")
                                                .param("me", OPERATOR.id())
                                                .query(String.class)
                                                .list()));
        assertThat(heard).anyMatch(one -> one.contains("关闭了半年没有补凭证" + page));
    }

    @Test
    void aYearOfApplicationsComesOutAsThePlanSays() {
        var due = 0L;
        for (var i = 0; i < 120; i++) {
            var sales = 95_000L + i * 2_000L;
            var id =
                    bureau.filled(
                            fund,
                            "shop-sales",
                            party(Party.Kind.SHOP),
                            Map.of("shop-sales", Long.toString(sales)));
            var fen = sales < 100_000 ? 0 : sales > 300_000 ? 2_000_000 : 1_000_000;
            if (fen == 0) {
                assertThatExceptionOfType(Problem.class).isThrownBy(() -> bureau.submit(id));
            } else {
                bureau.submit(id);
                due += fen - Objects.requireNonNull(bureau.get(id).amount()).fen();
            }
        }
        assertThat(due).isZero();
        assertThat(
                        people.signedIn(Role.AUDITOR, "441424")
                                .get("/console/claims?state=review")
                                .body())
                .contains("审核中", "按全年线上销售额");
    }

    @Test
    void thePagesLeadFromWhoIsEntitledToTheRun() {
        var name = "某丁设备厂";
        var party = bureau.party(Party.Kind.ENTERPRISE, name);
        var operator = people.signedIn(Role.OPERATOR_STAFF, "441424");
        var reward = "claims-2019/equipment";
        assertThat(operator.get("/console/claims/entitled?reward=" + reward).body())
                .contains("设备投资补一半", "要看凭证");
        var unknown =
                operator.post("/console/claims/new", Map.of("reward", reward, "subject", "没有登记的厂"));
        assertThat(unknown.statusCode()).isEqualTo(422);
        assertThat(unknown.body()).contains("没有登记过「没有登记的厂」", "value=\"没有登记的厂\"");
        var part = operator.post("/console/claims/new", Map.of("reward", reward, "subject", "某丁"));
        assertThat(part.body()).contains("没有登记过「某丁」", "名称里有它的：" + name);
        var opened =
                operator.post("/console/claims/new", Map.of("reward", reward, "subject", name));
        assertThat(opened.statusCode()).as(opened.body()).isEqualTo(302);
        var page = opened.headers().firstValue("Location").orElseThrow().replaceFirst("\\?.*", "");
        page = page.substring(page.indexOf("/console"));
        assertThat(operator.get(page).body()).contains("说不准，不能发", "认定为符合条件");
        var wrong = operator.post(page + "/invoices", Map.of("number", "X-9", "amount", "一万"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("「一万」不是金额", "没有填开票日期", "value=\"X-9\"");
        operator.post(
                page + "/invoices",
                Map.of(
                        "number",
                        "X-9",
                        "seller",
                        "某厂",
                        "day",
                        "2019-06-01",
                        "kind",
                        "land",
                        "amount",
                        "80000"));
        assertThat(operator.get(page).body()).contains("方案写明不算");
        operator.post(
                page + "/invoices",
                Map.of(
                        "number",
                        "X-10",
                        "seller",
                        "某厂",
                        "day",
                        "2019-06-01",
                        "kind",
                        "equipment",
                        "amount",
                        "80000.01"));
        operator.post(
                page + "/fill",
                Map.of(
                        "version",
                        version(operator.get(page).body()),
                        "holder",
                        name,
                        "bank",
                        "农商行",
                        "account",
                        "6217000011112222",
                        "fact.recognised",
                        "true"));
        var early =
                operator.post(
                        page + "/submit", Map.of("version", version(operator.get(page).body())));
        assertThat(early.statusCode()).isEqualTo(422);
        assertThat(early.body()).contains("没有附凭证");
        operator.upload(page + "/files", Map.of(), "发票.pdf", Bureau.SCAN);
        operator.post(page + "/submit", Map.of("version", version(operator.get(page).body())));
        assertThat(operator.get(page).body())
                .contains("¥40,000.00", "************2222")
                .doesNotContain("6217000011112222");
        assertThat(people.signedIn(Role.FINANCE, "441424").get(page).body())
                .contains("6217000011112222");
        var officer = people.signedIn(Role.BUREAU_OFFICER, "441424");
        assertThat(officer.get("/console").body()).contains("奖补待审核");
        assertThat(officer.get(page).body()).contains("审核通过", "退回补件");
        assertThat(party).isNotNull();
        assertThat(people.visitor().get("/funds/claims").body())
                .contains("奖励和补助")
                .doesNotContain(name);
    }

    private static String version(String page) {
        return page.replaceAll("(?s).*name=\"version\" value=\"([0-9]+)\".*", "$1");
    }

    @Test
    void aProgramHandsInWhatThePlanAllowsAndOnlyOnce() {
        bureau.party(Party.Kind.SHOP, "某戊网店");
        var wanted =
                """
                {"fund": "claims-2019", "reward": "shop-sales", "subject": "某戊网店",
                 "account": {"holder": "某戊网店", "bank": "农商行", "number": "6217000055556666"},
                 "facts": {"shop-sales": "%s"},
                 "files": [{"name": "流水.pdf", "content": "%s"}]}
                """;
        var scan = Base64.getEncoder().encodeToString(Bureau.SCAN);
        var program = people.program(Role.INTEGRATOR, "441424");
        var refused = program.postJson("/api/claims", wanted.formatted("99999.99", scan));
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
        assertThat(refused.body()).contains("不该得");
        var created = program.postJson("/api/claims", wanted.formatted("100000", scan));
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        assertThat(created.body())
                .contains("\"amount\":1000000", "\"state\":\"review\"")
                .doesNotContain("6217000055556666");
        var again = program.postJson("/api/claims", wanted.formatted("100000", scan));
        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.body()).contains("已经有一份申请");
    }

    private UUID reviewed(String shop) {
        return bureau.reviewed(
                fund,
                "shop-sales",
                bureau.party(Party.Kind.SHOP, shop),
                Map.of("shop-sales", "150000"));
    }

    private void end(UUID id, boolean holds) {
        var claim = bureau.get(id);
        Actor.run(
                Actor.system("公示到期", Scope.everywhere()),
                () ->
                        transaction.executeWithoutResult(_ ->
                                events.publishEvent(
                                        new NoticeEnded(
                                                Objects.requireNonNull(claim.notice()),
                                                claim.division(),
                                                Claims.about(id),
                                                holds))));
    }

    private int answer(PayRun batch, String text) throws IOException {
        var file = folder.resolve("回单.csv");
        Files.writeString(file, text, StandardCharsets.UTF_8);
        return Actor.as(FINANCE, () -> runs.answer(batch, file, "回单.csv"));
    }

    private long entries() {
        return Actor.as(
                FINANCE,
                () ->
                        Objects.requireNonNull(
                                transaction.execute(_ ->
                                        jdbc.sql(
                                                        "select count(*) from funds.entry where fund = 'claims-2019' and kind in ('payment', 'claw-back')")
                                                .query(Long.class)
                                                .single())));
    }
}
