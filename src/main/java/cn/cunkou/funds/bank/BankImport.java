package cn.cunkou.funds.bank;

import cn.cunkou.funds.Fund;
import cn.cunkou.funds.Funds;
import cn.cunkou.platform.imports.Columns;
import cn.cunkou.platform.imports.Fault;
import cn.cunkou.platform.imports.ImportKind;
import cn.cunkou.platform.imports.Line;
import cn.cunkou.platform.imports.Table;
import cn.cunkou.platform.imports.Verdict;
import cn.cunkou.platform.web.Doorkeeper;
import cn.cunkou.region.Counties;
import cn.cunkou.region.OwnPlaces;
import cn.cunkou.values.DivisionCode;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Brings bank statements in. A serial number comes in once; balances have to follow on one another
 * and on what is there; what a closed month holds stays as it is.
 */
@Component
class BankImport implements ImportKind<SheetLine> {
    private final BankTable table;
    private final Reconciliation reconciliation;
    private final BankMonths months;
    private final Funds funds;
    private final Counties counties;
    private final OwnPlaces places;
    private final Doorkeeper doors;

    BankImport(
            BankTable table,
            Reconciliation reconciliation,
            BankMonths months,
            Funds funds,
            Counties counties,
            OwnPlaces places,
            Doorkeeper doors) {
        this.table = table;
        this.reconciliation = reconciliation;
        this.months = months;
        this.funds = funds;
        this.counties = counties;
        this.places = places;
        this.doors = doors;
    }

    @Override
    public String id() {
        return "bank-statements";
    }

    @Override
    public String title() {
        return "银行流水";
    }

    @Override
    public Columns columns() {
        return BankSheet.COLUMNS;
    }

    @Override
    public Class<SheetLine> recordType() {
        return SheetLine.class;
    }

    @Override
    public List<Place> places() {
        return doors.mayEnter("POST", BankPages.CONSOLE + "/fund/bank/match")
                ? places.counties()
                : List.of();
    }

    @Override
    public List<Verdict<SheetLine>> check(Table file, Context context) {
        var all = funds.in(DivisionCode.of(context.division()));
        var rows = new ArrayList<@Nullable SheetLine>();
        var faults = new ArrayList<List<Fault>>();
        for (var line : file.lines()) {
            var wrong = new ArrayList<Fault>();
            rows.add(BankSheet.read(line, fund(all, line, wrong), wrong));
            faults.add(wrong);
        }
        var known = new HashMap<String, Map<String, BankLine>>();
        for (var fund : all) {
            var lines = reconciliation.lines(fund);
            known.put(
                    fund.id(),
                    lines.stream().collect(Collectors.toMap(BankLine::serial, line -> line)));
            follow(fund, lines, rows, faults);
        }
        once(file, rows, faults);
        var verdicts = new ArrayList<Verdict<SheetLine>>();
        for (var i = 0; i < rows.size(); i++) {
            verdicts.add(verdict(rows.get(i), faults.get(i), known));
        }
        return verdicts;
    }

    /** Says which rows have the serial number of another of the same file. */
    private static void once(Table file, List<@Nullable SheetLine> rows, List<List<Fault>> faults) {
        var seen = new HashMap<String, Integer>();
        for (var i = 0; i < rows.size(); i++) {
            var row = rows.get(i);
            if (row != null) {
                var first =
                        seen.putIfAbsent(
                                row.fund() + " " + row.serial(), file.lines().get(i).number());
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

    /** The fund that a row is about: the county's only one, or the one that it names. */
    private static @Nullable String fund(List<Fund> all, Line line, List<Fault> faults) {
        var typed = line.text(BankSheet.FUND);
        var found =
                all.stream()
                        .filter(fund ->
                                typed == null
                                        || fund.id().equals(typed)
                                        || fund.accountTail().equals(typed))
                        .toList();
        if (found.size() == 1) {
            return found.getFirst().id();
        }
        faults.add(
                new Fault(
                        BankSheet.FUND,
                        all.isEmpty()
                                ? "本县还没有开设专账"
                                : typed == null ? "没有写是哪个专账" : "认不出「%s」是哪个专账".formatted(typed),
                        all.isEmpty()
                                ? "先在资金里开设"
                                : "可选："
                                        + all.stream()
                                                .map(Fund::id)
                                                .collect(Collectors.joining("、"))));
        return null;
    }

    @Override
    public List<String> apply(List<Change<SheetLine>> changes, Context context) {
        var ordered = new ArrayList<SheetLine>();
        var funds = new LinkedHashSet<String>();
        changes.forEach(change -> funds.add(change.after().fund()));
        for (var fund : funds) {
            ordered.addAll(
                    Chain.inOrder(
                            changes.stream()
                                    .map(Change::after)
                                    .filter(row -> row.fund().equals(fund))
                                    .toList()));
        }
        var ids = new HashMap<String, String>();
        for (var row : ordered) {
            var fund = this.funds.get(row.fund());
            var id = table.insert(fund, row, counties.now(fund.division()));
            ids.put(row.fund() + " " + row.serial(), id.toString());
            context.progress().at(ids.size(), changes.size());
        }
        funds.forEach(fund -> reconciliation.match(this.funds.get(fund)));
        return changes.stream()
                .map(change ->
                        Objects.requireNonNull(
                                ids.get(change.after().fund() + " " + change.after().serial())))
                .toList();
    }

    @Override
    public List<Kept> undo(List<Change<SheetLine>> changes, Context context) {
        var kept = new ArrayList<Kept>();
        for (var change : changes) {
            var id = UUID.fromString(Objects.requireNonNull(change.subject()));
            var row = change.after();
            if (months.isClosed(row.fund(), YearMonth.from(row.day()))) {
                kept.add(new Kept(change.row(), "这个月已经对账结清"));
            } else if (!table.remove(row.fund(), id)) {
                kept.add(new Kept(change.row(), "有人把它和账配上了，先取消配对"));
            }
        }
        return kept;
    }

    @Override
    public List<@Nullable String> cells(SheetLine row) {
        return BankSheet.cells(row);
    }

    @Override
    public List<SheetLine> all(String division) {
        return funds.in(DivisionCode.of(division)).stream()
                .flatMap(fund ->
                        reconciliation.lines(fund).stream()
                                .map(line ->
                                        new SheetLine(
                                                fund.id(),
                                                line.day(),
                                                line.party(),
                                                line.tail(),
                                                line.fen(),
                                                line.balance(),
                                                line.remark(),
                                                line.serial())))
                .toList();
    }
}
