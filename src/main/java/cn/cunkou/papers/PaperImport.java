package cn.cunkou.papers;

import cn.cunkou.platform.imports.Columns;
import cn.cunkou.platform.imports.Fault;
import cn.cunkou.platform.imports.ImportKind;
import cn.cunkou.platform.imports.Line;
import cn.cunkou.platform.imports.Table;
import cn.cunkou.platform.imports.Verdict;
import cn.cunkou.platform.web.Doorkeeper;
import cn.cunkou.region.Counties;
import cn.cunkou.region.Divisions;
import cn.cunkou.region.Gazetteer;
import cn.cunkou.region.NamedPlace;
import cn.cunkou.region.OwnPlaces;
import cn.cunkou.values.DivisionCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Brings papers in from workbooks; files are added to them later. A paper that is known, by body
 * and 文号 or by body, title and day, and says something else now, is corrected.
 */
@Component
class PaperImport implements ImportKind<SheetPaper> {
    private static final int CHUNK = 500;

    private final Papers papers;
    private final PaperLists lists;
    private final PaperChecks checks;
    private final Divisions divisions;
    private final Counties counties;
    private final OwnPlaces places;
    private final Doorkeeper doorkeeper;

    PaperImport(
            Papers papers,
            PaperLists lists,
            PaperChecks checks,
            Divisions divisions,
            Counties counties,
            OwnPlaces places,
            @Lazy Doorkeeper doorkeeper) {
        this.papers = papers;
        this.lists = lists;
        this.checks = checks;
        this.divisions = divisions;
        this.counties = counties;
        this.places = places;
        this.doorkeeper = doorkeeper;
    }

    @Override
    public String id() {
        return "papers";
    }

    @Override
    public String title() {
        return "公文";
    }

    @Override
    public Columns columns() {
        return PaperSheet.COLUMNS;
    }

    @Override
    public Class<SheetPaper> recordType() {
        return SheetPaper.class;
    }

    @Override
    public List<Place> places() {
        if (!doorkeeper.mayEnter("POST", PaperPages.PATH + "/new")) {
            return List.of();
        }
        return places.countiesAndTowns();
    }

    @Override
    public List<Verdict<SheetPaper>> check(Table table, Context context) {
        var within = DivisionCode.of(context.division());
        var ground = checks.ground(within.county());
        var known = known(within, ground.places());
        var seen = new HashMap<String, Integer>();
        var verdicts = new ArrayList<Verdict<SheetPaper>>();
        for (var line : table.lines()) {
            verdicts.add(verdict(line, within, ground, known, seen));
            if (verdicts.size() % CHUNK == 0) {
                context.progress().at(verdicts.size(), table.lines().size());
            }
        }
        return verdicts;
    }

    private static Verdict<SheetPaper> verdict(
            Line line,
            DivisionCode within,
            PaperGround ground,
            Map<String, Known> known,
            Map<String, Integer> seen) {
        var faults = new ArrayList<Fault>();
        var division = NamedPlace.of(line, within, ground.places(), faults);
        var row = PaperSheet.read(line, division.digits());
        var checked = new PaperCheck(ground).check(row.input(), division);
        checked.faults().stream()
                .map(fault ->
                        new Fault(PaperSheet.column(fault.field()), fault.fault(), fault.remedy()))
                .filter(fault -> !line.wrong(fault.column()))
                .forEach(faults::add);
        var first = seen.putIfAbsent(row.key(), line.number());
        if (first != null) {
            faults.add(Fault.ofRow("与第%d行是同一份文件".formatted(first), "删去其中一行，或改文号"));
        }
        var paper = checked.paper();
        if (!faults.isEmpty() || paper == null) {
            return new Verdict.Wrong<>(faults);
        }
        var after = SheetPaper.of(paper, row.body(), ground.places());
        var same = known.get(after.key());
        if (same == null) {
            return new Verdict.Create<>(after);
        }
        return same.row().equals(after)
                ? new Verdict.Same<>(same.id().toString())
                : new Verdict.Update<>(same.id().toString(), same.row(), after);
    }

    /** A standing paper and its row. */
    private record Known(UUID id, SheetPaper row) {}

    private Map<String, Known> known(DivisionCode within, Gazetteer names) {
        var known = new HashMap<String, Known>();
        for (var paper : lists.everything(PaperFilter.of(within.digits()))) {
            var row = SheetPaper.of(paper, names);
            known.putIfAbsent(row.key(), new Known(paper.id(), row));
        }
        return known;
    }

    @Override
    public List<String> apply(List<Change<SheetPaper>> changes, Context context) {
        var county = DivisionCode.of(context.division()).county();
        var check = new PaperCheck(checks.ground(county));
        var why = "导入《%s》".formatted(context.fileName());
        var ids = new ArrayList<String>();
        for (var change : changes) {
            var row = change.after();
            var paper = check.check(row.input(), DivisionCode.of(row.division())).paper();
            if (paper == null) {
                throw new IllegalStateException("row " + change.row() + " is no longer right");
            }
            var subject = change.subject();
            var id =
                    subject == null
                            ? papers.enter(paper)
                            : done(papers.replace(UUID.fromString(subject), paper, why)).id();
            ids.add(id.toString());
            if (ids.size() % CHUNK == 0) {
                context.progress().at(ids.size(), changes.size());
            }
        }
        return ids;
    }

    @Override
    public List<Kept> undo(List<Change<SheetPaper>> changes, Context context) {
        var kept = new ArrayList<Kept>();
        for (var change : changes) {
            var subject = change.subject();
            var paper =
                    subject == null
                            ? null
                            : papers.find(UUID.fromString(subject))
                                    .filter(Paper::stands)
                                    .orElse(null);
            if (paper == null) {
                kept.add(new Kept(change.row(), "之后又更正或撤回过"));
            } else {
                undo(change, paper);
            }
        }
        return kept;
    }

    private void undo(Change<SheetPaper> change, Paper paper) {
        var before = change.before();
        var outcome =
                before == null
                        ? papers.withdraw(paper.id(), "撤销导入")
                        : papers.correct(paper.id(), before.input(), "撤销导入");
        done(outcome);
    }

    /** Every row was checked in this transaction, so nothing can be wrong with it. */
    private static Paper done(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done(var paper) -> paper;
            case Outcome.Faulty(var faults) -> throw new IllegalStateException(faults.toString());
            case Outcome.NumberTaken taken -> throw new IllegalStateException(taken.number());
        };
    }

    @Override
    public List<@Nullable String> cells(SheetPaper record) {
        return PaperSheet.cells(record);
    }

    @Override
    public List<SheetPaper> all(String division) {
        var within = DivisionCode.of(division);
        var names = divisions.gazetteer(within.county(), counties.today(within));
        return lists.everything(PaperFilter.of(division)).stream()
                .map(paper -> SheetPaper.of(paper, names))
                .toList();
    }
}
