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
import cn.cunkou.region.OwnPlaces;
import cn.cunkou.values.DivisionCode;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Bank statements as workbooks. */
@Component
class BankImport implements ImportKind<SheetLine> {
    private final BankTable table;
    private final BankIntake intake;
    private final Reconciliation reconciliation;
    private final BankMonths months;
    private final Funds funds;
    private final OwnPlaces places;
    private final Doorkeeper doors;

    BankImport(
            BankTable table,
            BankIntake intake,
            Reconciliation reconciliation,
            BankMonths months,
            Funds funds,
            OwnPlaces places,
            Doorkeeper doors) {
        this.table = table;
        this.intake = intake;
        this.reconciliation = reconciliation;
        this.months = months;
        this.funds = funds;
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
        return intake.check(all, rows, faults, file.lines().stream().map(Line::number).toList());
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
        var ids =
                intake.enter(changes.stream().map(Change::after).toList(), context.progress())
                        .ids();
        return changes.stream()
                .map(change -> Objects.requireNonNull(ids.get(BankIntake.key(change.after()))))
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
