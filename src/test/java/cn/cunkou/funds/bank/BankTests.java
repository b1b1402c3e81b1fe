package cn.cunkou.funds.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.cunkou.CunkouTest;
import cn.cunkou.access.People;
import cn.cunkou.access.Role;
import cn.cunkou.funds.Funds;
import cn.cunkou.funds.Treasury;
import cn.cunkou.plan.Plans;
import cn.cunkou.platform.Actor;
import cn.cunkou.platform.Scope;
import cn.cunkou.platform.imports.Fault;
import cn.cunkou.platform.imports.ImportDesk;
import cn.cunkou.platform.imports.ImportKind.Change;
import cn.cunkou.platform.imports.ImportKind.Context;
import cn.cunkou.platform.imports.Sheets;
import cn.cunkou.platform.imports.Table;
import cn.cunkou.platform.imports.Verdict;
import cn.cunkou.platform.tasks.Progress;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import cn.cunkou.registry.Registry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** What the bank shows comes in once, meets the ledger, and a month is closed when all is said. */
@CunkouTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BankTests {
    private static final String HEAD = "日期,对方户名,对方账号后几位,收支,金额（元）,余额（元）,摘要,流水号,专账\n";
    private static final Progress QUIET =
            new Progress() {
                @Override
                public void at(long done, long total) {}

                @Override
                public void result(String note, String href) {}
            };

    private static final JsonMapper JSON = new JsonMapper();

    @Autowired People people;
    @Autowired Plans plans;
    @Autowired Counties counties;
    @Autowired Registry registry;
    @Autowired Funds funds;
    @Autowired BankImport kind;
    @Autowired BankMonths months;
    @Autowired Reconciliation reconciliation;
    @Autowired TransactionTemplate transaction;
    @Autowired JdbcClient jdbc;
    @TempDir Path folder;

    @BeforeAll
    void open() {
        people.visitor();
    }

    private <T> T finance(Supplier<T> act) {
        var actor =
                new Actor(
                        Actor.Kind.PERSON,
                        "温某某",
                        "温某某",
                        Set.of("finance"),
                        Scope.of(Treasury.COUNTY));
        return Actor.as(actor, () -> transaction.execute(_ -> act.get()));
    }

    private List<Verdict<SheetLine>> verdicts(String text) {
        var file = folder.resolve("流水.csv");
        try {
            Files.write(file, text.getBytes(Charset.forName("GB18030")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var table = (Table) Sheets.read(file, "流水.csv", kind.columns());
        return finance(() -> kind.check(table, context()));
    }

    private List<Change<SheetLine>> applied(String text) {
        var changes = new ArrayList<Change<SheetLine>>();
        var row = 2;
        for (var verdict : verdicts(text)) {
            if (verdict instanceof Verdict.Create<SheetLine>(var after)) {
                changes.add(new Change<>(row++, null, null, after));
            }
        }
        var ids = finance(() -> kind.apply(changes, context()));
        var done = new ArrayList<Change<SheetLine>>();
        for (var i = 0; i < changes.size(); i++) {
            var change = changes.get(i);
            done.add(new Change<>(change.row(), ids.get(i), null, change.after()));
        }
        return done;
    }

    private static Context context() {
        return new Context(
                "00000000-0000-0000-0000-000000000000", Treasury.COUNTY, "流水.csv", QUIET);
    }

    private static List<String> columns(Verdict<SheetLine> verdict) {
        return verdict instanceof Verdict.Wrong<SheetLine>(var faults)
                ? faults.stream().map(Fault::column).toList()
                : List.of();
    }

    @Test
    void aMonthIsClosedOnceBankAndLedgerAreExplained() {
        var treasury = Treasury.open("bank-2019", people, plans, counties, registry);
        var fund = finance(() -> funds.get("bank-2019"));
        treasury.pay(Treasury.payment("2", 12_345, ", \"day\": \"2019-02-20\""));
        treasury.pay(Treasury.payment("2", 777, ", \"day\": \"2019-02-27\""));
        var file =
                HEAD
                        + "2019-02-21,县商务局,,支,123.45,9999876.55,付款,3,bank-2019\n"
                        + "2019-02-02,国库,,收,4000000,10000000,县级,2,bank-2019\n"
                        + "2019-02-01,国库,,收,6000000,6000000,中央,1,bank-2019\n"
                        + "2019-02-28,农商行,,收,1.00,9999877.55,利息,4,bank-2019\n";
        // The first row is out of order for a reader, not for the days.
        var done = applied(file);
        assertThat(done).hasSize(4);
        assertThat(verdicts(file)).allMatch(Verdict.Same.class::isInstance);
        assertThat(applied(file)).isEmpty();

        var sides = finance(() -> reconciliation.sides(fund));
        assertThat(sides.lines())
                .filteredOn(line -> line.match() == null)
                .extracting(BankLine::serial)
                .containsExactly("4");
        assertThat(sides.movements())
                .filteredOn(one -> one.match() == null)
                .extracting(Movement::fen)
                .containsExactly(-777L);

        var february = YearMonth.of(2019, 2);
        refused("现在该结2019-02", () -> months.close(fund, february.plusMonths(1)));
        var closed = finance(() -> months.close(fund, february));
        assertThat(closed.book()).isEqualTo(1_000_000_000L - 12_345 - 777);
        assertThat(closed.bank()).isEqualTo(1_000_000_000L - 12_345 + 100);
        assertThat(closed.unexplained()).isZero();
        assertThat(closed.transit())
                .extracting(BankStatement.Transit::fen)
                .containsExactlyInAnyOrder(-777L, 100L);

        var match = Objects.requireNonNull(sides.lines().getFirst().match());
        refused(
                "已经结清的月份",
                () -> {
                    reconciliation.unmatch(fund, match);
                    return true;
                });
        assertThat(finance(() -> kind.undo(done, context()))).hasSize(4);
        assertThat(
                        columns(
                                verdicts(HEAD + "2019-02-28,x,,支,1,9999876.55,,9,bank-2019\n")
                                        .getFirst()))
                .contains("日期");

        // The bank shows in March what was paid in February; a person says so, and March is even.
        applied(HEAD + "2019-03-01,别名,,支,7.77,9999869.78,,5,bank-2019\n");
        assertThat(measured("funds.accounted"))
                .containsExactly("account-spendings 0", "account-spendings 1");
        var late = finance(() -> reconciliation.sides(fund)).lines().getLast();
        var open =
                finance(() -> reconciliation.sides(fund)).movements().stream()
                        .filter(one -> one.match() == null)
                        .toList();
        refused(
                "金额对不上",
                () -> {
                    reconciliation.match(
                            fund,
                            List.of(late.id(), sides.lines().getLast().id()),
                            List.of(open.getFirst().number()));
                    return true;
                });
        finance(() -> {
            reconciliation.match(fund, List.of(late.id()), List.of(open.getFirst().number()));
            return true;
        });
        assertThat(measured("funds.accounted"))
                .containsExactly("account-spendings 1", "account-spendings 1");
        assertThat(measured("funds.approved")).hasSize(4).containsOnly("ledger-payments 1");
        assertThat(ledgers("2019-01-09")).isZero();
        assertThat(ledgers("2019-01-10")).isEqualTo(1);
        var march = finance(() -> months.close(fund, february.plusMonths(1)));
        assertThat(march.transit()).extracting(BankStatement.Transit::mark).containsExactly("4");

        var page = people.signedIn(Role.FINANCE, Treasury.COUNTY);
        assertThat(page.get("/console/funds/bank-2019/bank").body()).contains("利息").contains("已结清");
        assertThat(page.get("/console/funds/bank-2019/bank/months/2019-02").body())
                .contains("银行存款余额调节表")
                .contains("¥7.77");
        assertThat(page.get("/console/imports/new?kind=bank-statements").body())
                .contains("type=\"file\"");
        assertThat(
                        people.signedIn(Role.OPERATOR_STAFF, Treasury.COUNTY)
                                .get("/console/imports/new?kind=bank-statements")
                                .body())
                .doesNotContain("type=\"file\"");
        assertThat(page.get("/console/imports/new?kind=stations").body())
                .doesNotContain("type=\"file\"");
    }

    @Test
    void programsBringAStatementMatchItAndCloseTheMonth() {
        var treasury = Treasury.open("bank-api-2019", people, plans, counties, registry);
        treasury.pay(Treasury.payment("2", 12_345, ", \"day\": \"2019-02-20\""));
        var program = people.program(Role.FINANCE, Treasury.COUNTY);
        var bank = "/api/funds/bank-api-2019/bank";
        var lines =
                """
                {"lines": [
                  {"day": "2019-02-01", "party": "国库", "amount": 600000000, "balance": 600000000, "serial": "1"},
                  {"day": "2019-02-02", "party": "国库", "amount": 400000000, "balance": %d, "serial": "2"},
                  {"day": "2019-02-21", "party": "别名", "amount": -12345, "balance": 999987655, "serial": "3"}]}
                """;
        var wrong = program.postJson(bank + "/lines", lines.formatted(1));
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body()).contains("一笔也没有导入", "lines[1].balance", "余额接不上");
        assertThat(program.postJson(bank + "/lines", "{\"lines\": [{}]}").body())
                .contains("lines[0].day", "lines[0].amount", "lines[0].serial");
        var right = lines.formatted(1_000_000_000);
        assertThat(program.postJson(bank + "/lines", right).body())
                .startsWith("{\"sent\":3,\"entered\":3,\"matched\":2,\"batch\":\"");
        assertThat(program.postJson(bank + "/lines", right).body())
                .contains("\"entered\":0", "\"batch\":null");

        var open = JSON.readTree(program.get(bank + "/open").body());
        var line = open.get("lines").get(0).get("id").asString();
        var entry = open.get("entries").get(0).get("number").asLong();
        var match = "{\"lines\": [\"%s\"], \"entries\": [%d]}".formatted(line, entry);
        assertThat(program.postJson(bank + "/match", "{}").statusCode()).isEqualTo(400);
        assertThat(program.postJson(bank + "/match", match).body())
                .isEqualTo("{\"lines\":[],\"entries\":[]}");
        assertThat(program.postJson(bank + "/match", match).statusCode()).isEqualTo(400);
        assertThat(
                        people.program(Role.INTEGRATOR, Treasury.COUNTY)
                                .postJson(bank + "/match", match)
                                .statusCode())
                .isEqualTo(403);
        var closed = program.postJson(bank + "/months/2019-02/close", "{}");
        assertThat(closed.statusCode()).as(closed.body()).isEqualTo(200);
        assertThat(closed.body()).contains("\"unexplained\":0").doesNotContain("\"closedAt\":null");
    }

    @Test
    void whatAProgramBroughtIsTakenBackLikeAFile() {
        Treasury.open("bank-undo-2019", people, plans, counties, registry);
        var program = people.program(Role.FINANCE, Treasury.COUNTY);
        var bank = "/api/funds/bank-undo-2019/bank";
        var lines =
                """
                {"lines": [
                  {"day": "2019-02-01", "party": "国库", "amount": 600000000, "balance": 600000000, "serial": "u1"},
                  {"day": "2019-02-02", "party": "国库", "amount": 400000001, "balance": 1000000001, "serial": "u2"}]}
                """;
        var brought = JSON.readTree(program.postJson(bank + "/lines", lines).body());
        var page = "/console/imports/" + brought.get("batch").asString();
        var finance = people.signedIn(Role.FINANCE, Treasury.COUNTY);
        assertThat(finance.get("/console/imports").body()).contains(page);
        assertThat(finance.get(page).body()).contains("u1", "u2", "4000000.01", "撤销导入的2行");

        assertThat(ImportDesk.undone(finance, page)).contains("撤销了2行");
        assertThat(JSON.readTree(program.get(bank + "/open").body()).get("lines")).isEmpty();
        // What was wrong is brought again, right this time.
        var right = lines.replace("00000001,", "00000000,").replace("00001,", "00000,");
        assertThat(program.postJson(bank + "/lines", right).body()).contains("\"entered\":2");
    }

    /** Base and value of each row of a share for this fund. */
    private List<String> measured(String measure) {
        return finance(() ->
                jdbc.sql(
                                """
                                select base || ' ' || value from measures."%s" where fund = 'bank-2019' order by 1
                                """
                                        .formatted(measure))
                        .query(String.class)
                        .list());
    }

    private int ledgers(String day) {
        return finance(() ->
                jdbc.sql(
                                """
                                select count(*) from measures."funds.ledgers"
                                 where fund = 'bank-2019' and of_plan and validity @> cast(:day as date)
                                """)
                        .param("day", day)
                        .query(Integer.class)
                        .single());
    }

    @Test
    void everythingWrongWithAFileIsToldAtOnce() {
        Treasury.open("bank-faults-2019", people, plans, counties, registry);
        var verdicts =
                verdicts(
                        HEAD
                                + "2019-03-01,甲,,收,100,100,,a,bank-faults-2019\n"
                                + "2019-03-02,甲,,支,10.001,90,,b,bank-faults-2019\n"
                                + "2019-03-03,甲,,支,0,90,,c,bank-faults-2019\n"
                                + "2019-03-03,甲,,支,10,80,,d,没有的\n");
        assertThat(columns(verdicts.get(1))).containsExactly("金额（元）");
        assertThat(columns(verdicts.get(2))).containsExactly("金额（元）");
        assertThat(columns(verdicts.get(3))).containsExactly("专账");
        var jump =
                verdicts(
                        HEAD
                                + "2019-03-01,甲,,收,100,100,,a,bank-faults-2019\n"
                                + "2019-03-02,甲,,支,10,80,,b,bank-faults-2019\n"
                                + "2019-03-02,甲,,支,10,70,,b,bank-faults-2019\n");
        assertThat(columns(jump.get(1))).contains("余额（元）");
        assertThat(columns(jump.get(2))).contains("流水号");
    }

    private void refused(String words, Supplier<?> act) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> finance(() -> (Object) act.get()))
                .withMessageContaining(words);
    }
}
