package cn.cunkou.funds;

import cn.cunkou.funds.Proposal.Investment;
import cn.cunkou.funds.Proposal.Payee;
import cn.cunkou.funds.Proposal.Subject;
import cn.cunkou.plan.Plans;
import cn.cunkou.platform.Actor;
import cn.cunkou.platform.BenchReport;
import cn.cunkou.platform.Benchmark;
import cn.cunkou.platform.Scope;
import cn.cunkou.platform.database.Connections;
import cn.cunkou.platform.database.Connections.Role;
import cn.cunkou.registry.Registry;
import cn.cunkou.values.DivisionCode;
import cn.cunkou.values.Money;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.FileSystemUtils;

/**
 * A ledger of 300,000 entries: last approvals with every rule on beside plain transactions of one
 * row, by as many clients; then the trial balance, all caps, a root and a proof.
 */
public final class LedgerBench implements Benchmark {
    private static final String FUND = "bench-2019";

    /** A pay day, many at once, and one alone, as most days have it. */
    private static final List<Integer> CLIENTS = List.of(32, 8, 1);

    private static final int WARMING = 6_000;
    private static final int PAYMENTS = 4_500;
    private static final int TURNS = 9;
    private static final int ENTRIES = 300_000;
    private static final int ROUNDS = 9;
    private static final String PLAN =
            """
            plan: bench-2019
            title: 账本测速
            division: "%s"
            programme: {tier: national, year: 2019}
            period: {from: 2019-01-01, to: 2030-12-31}
            bodies:
              - {id: bureau, name: 测速单位, role: lead}
            funds:
              measures: {paid: funds.paid, received: funds.received, ruled: funds.ruled}
              total: {id: budget-total, label: 总投资, amount: 1000000000, cite: [一]}
              sources:
                - {id: central, label: 上级资金, at-most: 600000000, cite: [一]}
                - {id: county, label: 县级资金, at-least: 400000000, cite: [一]}
              lines:
                - {id: "1", label: 一, amount: 200000000, cite: [一]}
                - {id: "2", label: 二, amount: 500000000, cite: [一]}
                - {id: "3", label: 三, amount: 200000000, cite: [一]}
                - {id: "4", label: 四, amount: 100000000, cite: [一]}
              rules:
                - {id: centre-cap, label: 一不超过15%%, lines: ["1"], of: central, at-most: 15%%, cite: [一]}
                - {id: floor, label: 二不低于一半, lines: ["2"], of: total, at-least: 50%%, cite: [一]}
                - {id: own-share, label: 三不超过投资的一半, lines: ["3"], of: eligible-investment, excludes: [land, wages], each: project, at-most: 50%%, cite: [一]}
                - {id: village-cap, label: 每村不超过500万, lines: ["3", "4"], each: village, at-most: 5000000, cite: [一]}
                - {id: often, label: 每村不超过9万次, lines: ["3"], each: village, at-most: 90000, unit: 次, cite: [一]}
                - {id: forbidden, label: 不得用于征地, forbids: [land], cite: [一]}
            """;

    /** The program, running on a folder of its own until it is closed. */
    public interface Running extends AutoCloseable {
        <T> T bean(Class<T> type);

        @Override
        void close();
    }

    /** Starts the program. */
    public interface Starting {
        Running on(Path folder);
    }

    private final Starting starting;
    private final BenchReport figures = new BenchReport();

    public LedgerBench(Starting starting) {
        this.starting = starting;
    }

    @Override
    public String name() {
        return "ledger";
    }

    @Override
    public void run(PrintStream out, boolean json) throws Exception {
        var folder = Files.createTempDirectory("cunkou-ledger-");
        try (var running = starting.on(folder)) {
            var division = running.bean(Plans.class).all().getFirst().plan().division();
            var system = Actor.system("bench", Scope.of(division.digits()));
            Actor.call(
                    system,
                    () -> {
                        run(running, division);
                        return true;
                    });
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
        figures.print(out, json);
    }

    private void run(Running running, DivisionCode county) throws Exception {
        var transaction = running.bean(TransactionTemplate.class);
        var funds = running.bean(Funds.class);
        var body =
                transaction.execute(
                        _ -> running.bean(Registry.class).ensureBody(county, "测速单位", ""));
        transaction.executeWithoutResult(_ -> {
            running.bean(Plans.class)
                    .adopt(PLAN.formatted(county).getBytes(StandardCharsets.UTF_8));
            funds.open(
                    new Fund(
                            FUND,
                            county,
                            FUND,
                            "账本测速",
                            Attribution.PROPORTIONAL,
                            "银行",
                            "0000",
                            "某某",
                            "测速",
                            LocalDate.of(2019, 1, 10)));
        });
        fill(running.bean(Connections.class), county);
        figures.put(
                "all entries sealed for the first time, s",
                BenchReport.milliseconds(() -> running.bean(Seals.class).seal(FUND)) / 1e3);
        var charter = funds.charter(funds.get(FUND));
        var waiting = waiting(running, transaction, charter, body);
        write(running, charter, waiting);
        read(running, charter);
    }

    /** Receipts, then payments of one yuan, as bulk paths of the owner write them. */
    private void fill(Connections connections, DivisionCode county) throws SQLException {
        try (var owner = connections.open(Role.OWNER);
                var statement = owner.createStatement()) {
            statement.execute(
                    "create table platform.bench_plain (id bigserial primary key, fen bigint, note text)");
            statement.execute("grant all on platform.bench_plain to cunkou_app");
            statement.execute("grant all on sequence platform.bench_plain_id_seq to cunkou_app");
            var begun = System.nanoTime();
            statement.execute(
                    """
                    with last as (select max(number) as number from funds.entry where fund = 'bench-2019')
                    insert into funds.entry (fund, number, division, day, kind, from_account, to_account, fen, source, line, use,
                                             subject_kind, subject, place, purpose, document, recorded_at, recorded_by)
                    select 'bench-2019', last.number + n, '%1$s', date '2019-01-10' + n / 400,
                           case when n <= 400 then 'receipt' else 'payment' end,
                           case when n <= 400 then 'treasury' else 'source:' || source end,
                           case when n <= 400 then 'source:' || source else 'line:' || line end,
                           case when n <= 400 then 200000000 else 100 end,
                           source, case when n > 400 then line end, case when n > 400 then 'ordinary' end,
                           case when n > 400 then 'project' end, case when n > 400 then 'p' || n %% 5000 end,
                           case when n > 400 then '%1$s100' || lpad((n %% 300)::text, 3, '0') end,
                           '测速', '测速', now(), 'bench'
                      from last, generate_series(1, %2$d) as n,
                           lateral (select case when n %% 2 = 0 then 'central' else 'county' end as source,
                                           (1 + n %% 4)::text as line) as part
                    """
                            .formatted(county, ENTRIES));
            figures.put("entries written in bulk", ENTRIES);
            figures.put("  s", (System.nanoTime() - begun) / 1e9);
            statement.execute("vacuum analyze funds.entry");
        }
    }

    /** Payments on every line that lack nothing but the last approval. */
    private List<Payment> waiting(
            Running running, TransactionTemplate transaction, Charter charter, UUID body) {
        var payments = running.bean(Payments.class);
        var all = new ArrayList<Payment>();
        for (var from = 0; from < WARMING + CLIENTS.size() * PAYMENTS; from += 500) {
            var first = from;
            transaction.executeWithoutResult(_ -> {
                for (var i = first; i < first + 500; i++) {
                    var entered =
                            payments.enter(charter, proposal(i, body), List.of(), Instant.now());
                    all.add(payments.approve(charter, entered, Instant.now()));
                }
            });
        }
        return all;
    }

    private static Proposal proposal(int number, UUID body) {
        var line = Integer.toString(1 + number % 4);
        var place = "bench-" + number % 50;
        return new Proposal(
                line,
                new Money(101),
                LocalDate.of(2019, 11, 18),
                new Payee("body", body, "测速单位", "测速单位"),
                Proposal.ORDINARY,
                new Subject("project", place, place, "000000000%03d".formatted(number % 300)),
                "测速",
                null,
                new Investment(new Money(10_000_000), List.of("land", "wages"), null),
                null,
                null,
                null,
                null,
                List.of(body),
                0);
    }

    /** Approvals and plain transactions by turns, since no machine is as fast all the time. */
    private void write(Running running, Charter charter, List<Payment> waiting) throws Exception {
        var plain = plain(running);
        var payments = running.bean(Payments.class);
        var fund = charter.fund();
        var next = new AtomicInteger();
        IntConsumer last = _ -> payments.approve(fund, waiting.get(next.getAndIncrement()).id(), 2);
        figures.put(
                "first payment, which adds the ledger up, ms",
                BenchReport.milliseconds(() -> financed(fund.division(), () -> last.accept(0))));
        clients(CLIENTS.getFirst(), plain, WARMING, fund.division());
        clients(CLIENTS.getFirst(), last, WARMING - 1, fund.division());
        for (var many : CLIENTS) {
            var plainly = new ArrayList<Double>();
            var ruled = new ArrayList<Double>();
            var shares = new ArrayList<Double>();
            for (var turn = 0; turn < TURNS; turn++) {
                plainly.add(clients(many, plain, PAYMENTS / TURNS, fund.division()));
                ruled.add(clients(many, last, PAYMENTS / TURNS, fund.division()));
                shares.add(100 * ruled.getLast() / plainly.getLast());
            }
            var clients = "%d clients, ".formatted(many);
            figures.put(clients + "plain one-row transactions a second", median(plainly));
            figures.put(clients + "last approvals with all rules a second", median(ruled));
            figures.put(clients + "% of plain (median of turns)", median(shares));
            figures.put(clients + "% of plain (worst turn)", Collections.min(shares));
        }
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private static IntConsumer plain(Running running) {
        var transaction = running.bean(TransactionTemplate.class);
        var jdbc = running.bean(JdbcClient.class);
        return number ->
                transaction.executeWithoutResult(_ ->
                        jdbc.sql("insert into platform.bench_plain (fen, note) values (?, ?)")
                                .param(number)
                                .param("plain")
                                .update());
    }

    private static void financed(DivisionCode county, Runnable act) {
        Actor.run(
                new Actor(
                        Actor.Kind.PERSON,
                        "finance",
                        "finance",
                        Set.of("finance"),
                        Scope.of(county.digits())),
                act);
    }

    private static double clients(int many, IntConsumer one, int times, DivisionCode county)
            throws Exception {
        var next = new AtomicInteger();
        var begun = System.nanoTime();
        try (var threads = Executors.newFixedThreadPool(many)) {
            var running = new ArrayList<Future<?>>();
            for (var client = 0; client < many; client++) {
                running.add(
                        threads.submit(() ->
                                financed(
                                        county,
                                        () -> {
                                            for (var i = next.getAndIncrement();
                                                    i < times;
                                                    i = next.getAndIncrement()) {
                                                one.accept(i);
                                            }
                                        })));
            }
            for (var client : running) {
                client.get();
            }
        }
        return times / ((System.nanoTime() - begun) / 1e9);
    }

    private void read(Running running, Charter charter) {
        var sums = running.bean(Sums.class);
        var desk = running.bean(FundDesk.class);
        var seals = running.bean(Seals.class);
        var fund = charter.fund();
        var balances = new ArrayList<Double>();
        var caps = new ArrayList<Double>();
        for (var i = 0; i < ROUNDS; i++) {
            balances.add(BenchReport.milliseconds(() -> sums.trialBalance(FUND, null)));
            caps.add(BenchReport.milliseconds(() -> desk.overview(fund)));
        }
        figures.put("entries", sums.flows(FUND, null).entries().orElse(0L));
        figures.putRounds("trial balance", balances);
        figures.putRounds("sources, lines and caps", caps);
        seals.seal(FUND);
        var proofs = new ArrayList<Double>();
        for (var i = 0; i < ROUNDS; i++) {
            proofs.add(BenchReport.milliseconds(() -> seals.inclusion(FUND, 12_345, null)));
        }
        figures.putRounds("proof of one entry", proofs);
    }
}
