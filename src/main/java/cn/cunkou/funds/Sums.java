package cn.cunkou.funds;

import cn.cunkou.values.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What ledgers add up to: every figure is a plain sum over entries. Everybody may know them. */
@Service
public class Sums {
    private final JdbcClient jdbc;

    Sums(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All that went from one account to another, in fen. */
    record Flow(String from, String to, long fen, long entries) {}

    /**
     * One account of a trial balance, in fen.
     *
     * @param in what came to it
     * @param out what left it
     * @param balance what came less what left
     */
    @Schema(name = "TrialBalanceAccount")
    public record AccountSum(
            String account, String label, String side, long in, long out, long balance) {}

    /**
     * All accounts of a ledger. What came is what left, and balances add up to nothing.
     *
     * @param asOf entries of later days are left out; null for all
     */
    @Schema(name = "TrialBalance")
    public record TrialBalance(
            String fund,
            @Nullable LocalDate asOf,
            long entries,
            long in,
            long out,
            boolean balanced,
            List<AccountSum> accounts) {
        public TrialBalance {
            accounts = List.copyOf(accounts);
        }
    }

    /** The flows of a ledger, of entries up to a day. */
    @Transactional(readOnly = true)
    public Flows flows(String fund, @Nullable LocalDate asOf) {
        return new Flows(
                jdbc.sql(
                                """
                                select from_account, to_account, sum(fen)::bigint as fen, count(*) as entries
                                  from funds.public_entry
                                 where fund = :fund %s group by from_account, to_account
                                """
                                        .formatted(asOf == null ? "" : "and day <= :day"))
                        .params(
                                asOf == null
                                        ? Map.of("fund", fund)
                                        : Map.of("fund", fund, "day", asOf))
                        .query((row, number) ->
                                new Flow(
                                        row.getString(1),
                                        row.getString(2),
                                        row.getLong(3),
                                        row.getLong(4)))
                        .list());
    }

    public TrialBalance trialBalance(String fund, @Nullable LocalDate asOf) {
        return flows(fund, asOf).trialBalance(fund, asOf);
    }

    /** Money of a source that came in and is not spent. */
    public record Idle(LocalDate since, long fen, long days) {
        public Money amount() {
            return new Money(fen);
        }
    }

    /** What of each source's receipts is not spent, the oldest spent first. */
    @Transactional(readOnly = true)
    public Map<String, List<Idle>> idle(String fund, Flows flows, LocalDate today) {
        var gone = new HashMap<String, Long>();
        var idle = new LinkedHashMap<String, List<Idle>>();
        jdbc.sql(
                        """
                        select to_account, day, sum(fen)::bigint as fen from funds.public_entry
                         where fund = :fund and from_account = 'treasury' group by to_account, day order by day
                        """)
                .param("fund", fund)
                .query(row -> {
                    var account = row.getString(1);
                    var source = Account.id(account);
                    var left =
                            gone.computeIfAbsent(
                                    source, _ -> flows.in(account) - flows.balance(account));
                    var fen = row.getLong(3);
                    var used = Math.min(fen, left);
                    gone.put(source, left - used);
                    if (fen > used) {
                        var since = row.getObject(2, LocalDate.class);
                        idle.computeIfAbsent(source, _ -> new ArrayList<>())
                                .add(
                                        new Idle(
                                                since,
                                                fen - used,
                                                ChronoUnit.DAYS.between(since, today)));
                    }
                });
        return idle;
    }

    /** What contracts have drawn on each line, in fen. */
    @Transactional(readOnly = true)
    public Map<String, Long> drawn(String fund) {
        var drawn = new HashMap<String, Long>();
        jdbc.sql(
                        """
                        select line, sum(case when to_account like 'line:%' then fen else -fen end)::bigint from funds.entry
                         where fund = :fund and commitment is not null
                           and (to_account like 'line:%' or from_account like 'line:%') group by line
                        """)
                .param("fund", fund)
                .query(row -> {
                    drawn.put(row.getString(1), row.getLong(2));
                });
        return drawn;
    }

    /** The flows of one ledger, added up in the ways that reports ask for. */
    public static final class Flows {
        private final List<Flow> all;
        private final Map<String, Long> in = new TreeMap<>();
        private final Map<String, Long> out = new TreeMap<>();

        Flows(List<Flow> all) {
            this.all = List.copyOf(all);
            for (var flow : all) {
                out.merge(flow.from(), flow.fen(), Long::sum);
                in.merge(flow.to(), flow.fen(), Long::sum);
            }
        }

        long in(String account) {
            return in.getOrDefault(account, 0L);
        }

        long balance(String account) {
            return in(account) - out.getOrDefault(account, 0L);
        }

        private long between(Predicate<String> from, Predicate<String> to) {
            return all.stream()
                    .filter(flow -> from.test(flow.from()) && to.test(flow.to()))
                    .mapToLong(Flow::fen)
                    .sum();
        }

        /** Spent on lines less what came back, in fen. */
        public long spent(Predicate<String> lines) {
            Predicate<String> account = one -> Account.isLine(one) && lines.test(Account.id(one));
            return between(Account::isSource, account) - between(account, Account::isSource);
        }

        /** Spent of a source less what came back, in fen. */
        public long spentOf(String source) {
            var account = Account.source(source);
            return between(account::equals, Account::isLine)
                    - between(Account::isLine, account::equals);
        }

        /** Came from a source less what went back, in fen. */
        public long received(String source) {
            var account = Account.source(source);
            return between(Account.TREASURY::equals, account::equals)
                    - between(account::equals, Account.TREASURY::equals);
        }

        public long onHand(String source) {
            return balance(Account.source(source));
        }

        /** The budget of lines after adjustments, in fen. */
        public long allotted(Predicate<String> lines) {
            Predicate<String> line =
                    one ->
                            Account.isPlan(one)
                                    && !one.equals(Account.BUDGET)
                                    && lines.test(Account.id(one));
            return between(Account::isPlan, line) - between(line, Account::isPlan);
        }

        /** Promised by contracts on lines, drawn or not, in fen. */
        public long promised(Predicate<String> lines) {
            return in.keySet().stream()
                    .filter(account -> account.startsWith("committed:"))
                    .filter(account -> lines.test(Account.id(account)))
                    .mapToLong(this::balance)
                    .sum();
        }

        /** All sources that money ever came from. */
        public List<String> sources() {
            return in.keySet().stream().filter(Account::isSource).map(Account::id).toList();
        }

        Optional<Long> entries() {
            return all.stream().map(Flow::entries).reduce(Long::sum);
        }

        TrialBalance trialBalance(String fund, @Nullable LocalDate asOf) {
            var names = new TreeMap<String, Boolean>();
            in.keySet().forEach(name -> names.put(name, true));
            out.keySet().forEach(name -> names.put(name, true));
            var accounts =
                    names.keySet().stream()
                            .map(name ->
                                    new AccountSum(
                                            name,
                                            Account.words(name),
                                            Account.isMoney(name) ? "money" : "budget",
                                            in(name),
                                            out.getOrDefault(name, 0L),
                                            balance(name)))
                            .sorted(
                                    Comparator.comparing(AccountSum::side)
                                            .reversed()
                                            .thenComparing(AccountSum::account))
                            .toList();
            var came = in.values().stream().mapToLong(Long::longValue).sum();
            var left = out.values().stream().mapToLong(Long::longValue).sum();
            return new TrialBalance(
                    fund, asOf, entries().orElse(0L), came, left, came == left, accounts);
        }
    }
}
