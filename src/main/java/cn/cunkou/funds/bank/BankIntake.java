package cn.cunkou.funds.bank;

import cn.cunkou.funds.Fund;
import cn.cunkou.funds.Funds;
import cn.cunkou.platform.audit.Audit;
import cn.cunkou.platform.imports.Fault;
import cn.cunkou.platform.imports.Verdict;
import cn.cunkou.platform.tasks.Progress;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes bank statements in, whoever brings them. A serial number comes in once; balances have to
 * follow on one another and on what is there; what a closed month holds stays as it is.
 */
@Component
class BankIntake {
    private static final Progress UNTOLD =
            new Progress() {
                @Override
                public void at(long done, long total) {}

                @Override
                public void result(String note, String href) {}
            };

    private final BankTable table;
    private final Reconciliation reconciliation;
    private final BankMonths months;
    private final Funds funds;
    private final Counties counties;
    private final Audit audit;

    BankIntake(
            BankTable table,
            Reconciliation reconciliation,
            BankMonths months,
            Funds funds,
            Counties counties,
            Audit audit) {
        this.table = table;
        this.reconciliation = reconciliation;
        this.months = months;
        this.funds = funds;
        this.counties = counties;
        this.audit = audit;
    }

    /**
     * What was entered.
     *
     * @param ids of lines by {@link #key}
     * @param pairs how many could be matched at once
     */
    record Entered(Map<String, String> ids, int pairs) {
        Entered {
            ids = Map.copyOf(ids);
        }
    }

    /** By which a row is known among those of all funds. */
    static String key(SheetLine row) {
        return row.fund() + " " + row.serial();
    }

    /**
     * What each row would do.
     *
     * @param all the funds that rows may be about
     * @param rows null where one could not be read
     * @param faults of each row so far; more are added
     * @param numbers what each row is called
     */
    List<Verdict<SheetLine>> check(
            List<Fund> all,
            List<@Nullable SheetLine> rows,
            List<List<Fault>> faults,
            List<Integer> numbers) {
        var known = new HashMap<String, Map<String, BankLine>>();
        for (var fund : all) {
            var lines = reconciliation.lines(fund);
            known.put(
                    fund.id(),
                    lines.stream().collect(Collectors.toMap(BankLine::serial, line -> line)));
            follow(fund, lines, rows, faults);
        }
        once(rows, faults, numbers);
        return IntStream.range(0, rows.size())
                .mapToObj(i -> verdict(rows.get(i), faults.get(i), known))
                .toList();
    }

    /** Says which rows have the serial number of another of the same file. */
    private static void once(
            List<@Nullable SheetLine> rows, List<List<Fault>> faults, List<Integer> numbers) {
        var seen = new HashMap<String, Integer>();
        for (var i = 0; i < rows.size(); i++) {
            var row = rows.get(i);
            if (row != null) {
                var first = seen.putIfAbsent(key(row), numbers.get(i));
                if (first != null) {
                    faults.get(i)
                            .add(
                                    new Fault(
                                            BankSheet.SERIAL,
                                            "与第%d行的流水号相同".formatted(first),
                                            "删去其中一行"));
                }
            }
        }
    }

    /** Says at which rows of an account's the balance does not follow. */
    private static void follow(
            Fund fund,
            List<BankLine> known,
            List<@Nullable SheetLine> rows,
            List<List<Fault>> faults) {
        var own =
                rows.stream()
                        .filter(Objects::nonNull)
                        .filter(row -> row.fund().equals(fund.id()))
                        .toList();
        // With rows missing nothing follows, and the missing ones are told already.
        if (own.isEmpty() || rows.stream().anyMatch(Objects::isNull)) {
            return;
        }
        for (var gap : Chain.gaps(known, Chain.inOrder(own))) {
            for (var i = 0; i < rows.size(); i++) {
                var row = rows.get(i);
                if (row != null
                        && row.serial().equals(gap.serial())
                        && row.fund().equals(fund.id())) {
                    faults.get(i)
                            .add(
                                    new Fault(
                                            BankSheet.BALANCE,
                                            "余额接不上：应为%s元".formatted(BankSheet.yuan(gap.expected())),
                                            "前面有没有漏掉的流水，金额和收支有没有写错"));
                }
            }
        }
    }

    private Verdict<SheetLine> verdict(
            @Nullable SheetLine row, List<Fault> faults, Map<String, Map<String, BankLine>> known) {
        if (row == null || !faults.isEmpty()) {
            return new Verdict.Wrong<>(faults);
        }
        var before = Objects.requireNonNull(known.get(row.fund())).get(row.serial());
        if (before != null) {
            return before.fen() == row.fen()
                            && before.day().equals(row.day())
                            && before.balance() == row.balance()
                    ? new Verdict.Same<>(before.id().toString())
                    : wrong(new Fault(BankSheet.SERIAL, "这个流水号导入过，金额、日期或余额不同", "核对银行的流水"));
        }
        var fund = funds.get(row.fund());
        if (row.day().isAfter(counties.today(fund.division()))) {
            return wrong(new Fault(BankSheet.DAY, "这一天还没有到", "核对日期"));
        }
        if (months.isClosed(fund.id(), YearMonth.from(row.day()))) {
            return wrong(new Fault(BankSheet.DAY, "这个月已经对账结清", "核对日期；漏掉的流水和财政商量"));
        }
        return new Verdict.Create<>(row);
    }

    private static Verdict<SheetLine> wrong(Fault fault) {
        return new Verdict.Wrong<>(List.of(fault));
    }

    /** Enters rows that were checked, in the bank's order, and matches what can be. */
    Entered enter(List<SheetLine> rows, Progress progress) {
        var touched = new LinkedHashSet<String>();
        rows.forEach(row -> touched.add(row.fund()));
        var ids = new HashMap<String, String>();
        var pairs = 0;
        for (var id : touched) {
            var fund = funds.get(id);
            var own = rows.stream().filter(row -> row.fund().equals(id)).toList();
            for (var row : Chain.inOrder(own)) {
                ids.put(
                        key(row),
                        table.insert(fund, row, counties.now(fund.division())).toString());
                progress.at(ids.size(), rows.size());
            }
            pairs += reconciliation.match(fund);
        }
        return new Entered(ids, pairs);
    }

    /**
     * Takes rows of one fund in, all of them or none.
     *
     * @param fields how whoever sent them calls a column of the workbook
     * @return how many are new, and how many of the bank's lines were matched
     * @throws Problem with everything that is wrong
     */
    @Transactional
    public Entered take(Fund fund, List<SheetLine> rows, Map<String, String> fields) {
        reconciliation.hold(fund);
        var faults = rows.stream().<List<Fault>>map(_ -> new ArrayList<>()).toList();
        var numbers = IntStream.rangeClosed(1, rows.size()).boxed().toList();
        var verdicts = check(List.of(fund), new ArrayList<>(rows), faults, numbers);
        var wrong = new ArrayList<Problem.Fault>();
        var fresh = new ArrayList<SheetLine>();
        for (var i = 0; i < verdicts.size(); i++) {
            switch (verdicts.get(i)) {
                case Verdict.Create<SheetLine> create -> fresh.add(create.after());
                case Verdict.Update<SheetLine> _, Verdict.Same<SheetLine> _ -> {}
                case Verdict.Wrong<SheetLine> found -> {
                    for (var one : found.faults()) {
                        wrong.add(
                                new Problem.Fault(
                                        "lines[%d].%s"
                                                .formatted(
                                                        i,
                                                        fields.getOrDefault(
                                                                one.column(), one.column())),
                                        one.reason(),
                                        one.remedy()));
                    }
                }
            }
        }
        if (!wrong.isEmpty()) {
            throw Problem.badRequest("一笔也没有导入，有%d处不对：".formatted(wrong.size()), wrong);
        }
        var entered = enter(fresh, UNTOLD);
        audit.record("导入银行流水", Reconciliation.subject(fund), null, entered.ids().size(), null);
        return entered;
    }
}
