package cn.cunkou.activities;

import cn.cunkou.platform.imports.Columns;
import cn.cunkou.platform.imports.Fault;
import cn.cunkou.platform.imports.ImportKind;
import cn.cunkou.platform.imports.Line;
import cn.cunkou.platform.imports.Table;
import cn.cunkou.platform.imports.Verdict;
import cn.cunkou.platform.web.Doorkeeper;
import cn.cunkou.platform.web.Problem;
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
 * Brings activities in from workbooks; pictures are added to them later. One that is known, by
 * body, kind, name, day and place, and says something else now, is corrected.
 */
@Component
class ActivityImport implements ImportKind<SheetActivity> {
    private static final int CHUNK = 500;

    private final Activities activities;
    private final ActivityLists lists;
    private final ActivityChecks checks;
    private final Divisions divisions;
    private final Counties counties;
    private final OwnPlaces places;
    private final Doorkeeper doorkeeper;

    ActivityImport(
            Activities activities,
            ActivityLists lists,
            ActivityChecks checks,
            Divisions divisions,
            Counties counties,
            OwnPlaces places,
            @Lazy Doorkeeper doorkeeper) {
        this.activities = activities;
        this.lists = lists;
        this.checks = checks;
        this.divisions = divisions;
        this.counties = counties;
        this.places = places;
        this.doorkeeper = doorkeeper;
    }

    @Override
    public String id() {
        return "activities";
    }

    @Override
    public String title() {
        return "活动与宣传";
    }

    @Override
    public Columns columns() {
        return ActivitySheet.COLUMNS;
    }

    @Override
    public Class<SheetActivity> recordType() {
        return SheetActivity.class;
    }

    @Override
    public List<Place> places() {
        return doorkeeper.mayEnter("POST", ActivityPages.PATH + "/new")
                ? places.countiesAndTowns()
                : List.of();
    }

    @Override
    public List<Verdict<SheetActivity>> check(Table table, Context context) {
        var within = DivisionCode.of(context.division());
        var ground = checks.ground(within.county());
        var known = known(within, ground.places());
        var seen = new HashMap<String, Integer>();
        var verdicts = new ArrayList<Verdict<SheetActivity>>();
        for (var line : table.lines()) {
            verdicts.add(verdict(line, within, ground, known, seen));
            if (verdicts.size() % CHUNK == 0) {
                context.progress().at(verdicts.size(), table.lines().size());
            }
        }
        return verdicts;
    }

    private static Verdict<SheetActivity> verdict(
            Line line,
            DivisionCode within,
            ActivityCheck.Ground ground,
            Map<String, Known> known,
            Map<String, Integer> seen) {
        var faults = new ArrayList<Fault>();
        var division = NamedPlace.of(line, within, ground.places(), faults);
        var typed = ActivitySheet.read(line, division.digits());
        var row =
                new SheetActivity(
                        typed,
                        String.valueOf(typed.body()),
                        line.text(ActivitySheet.TOWN),
                        line.text(ActivitySheet.VILLAGE));
        var same = known.get(plain(row).key());
        var checked =
                new ActivityCheck(ground).check(typed, division, same != null && same.pictured());
        checked.faults().stream()
                .map(fault ->
                        new Fault(
                                ActivitySheet.column(fault.field()), fault.fault(), fault.remedy()))
                .filter(fault -> !line.wrong(fault.column()))
                .forEach(faults::add);
        var first = seen.putIfAbsent(row.key(), line.number());
        if (first != null) {
            faults.add(Fault.ofRow("与第%d行是同一项活动".formatted(first), "删去其中一行"));
        }
        var said = checked.said();
        if (!faults.isEmpty() || said == null) {
            return new Verdict.Wrong<>(faults);
        }
        var after = plain(row);
        if (same == null) {
            return new Verdict.Create<>(after);
        }
        return ActivitySheet.cells(same.row()).equals(ActivitySheet.cells(after))
                ? new Verdict.Same<>(same.id().toString())
                : new Verdict.Update<>(same.id().toString(), same.row(), after);
    }

    /** The row with the ids of its words, as the register would write it. */
    private static SheetActivity plain(SheetActivity row) {
        var typed = row.input();
        var kind = ActivityKind.read(String.valueOf(typed.kind())).orElse(null);
        if (kind == null) {
            return row;
        }
        return new SheetActivity(
                new ActivityInput(
                        typed.division(),
                        typed.body(),
                        kind.id(),
                        id(kind.forms(), typed.form()),
                        typed.title(),
                        typed.day(),
                        typed.until(),
                        typed.place(),
                        typed.people(),
                        typed.cost(),
                        id(ActivityKind.MEDIA_LEVELS, typed.media()),
                        typed.partner(),
                        id(ActivityKind.COUNTERPARTS, typed.partnerKind()),
                        typed.address(),
                        typed.longitude(),
                        typed.latitude(),
                        typed.paper(),
                        typed.note()),
                row.body(),
                row.town(),
                row.village());
    }

    private static @Nullable String id(List<ActivityKind.Form> forms, @Nullable String written) {
        return written == null
                ? null
                : ActivityKind.named(forms, written).map(ActivityKind.Form::id).orElse(written);
    }

    /** A standing activity and its row. */
    private record Known(UUID id, SheetActivity row, boolean pictured) {}

    private Map<String, Known> known(DivisionCode within, Gazetteer names) {
        var known = new HashMap<String, Known>();
        for (var activity : lists.everything(ActivityFilter.of(within.digits()))) {
            var row = SheetActivity.of(activity, names);
            known.putIfAbsent(row.key(), new Known(activity.id(), row, activity.pictures() > 0));
        }
        return known;
    }

    @Override
    public List<String> apply(List<Change<SheetActivity>> changes, Context context) {
        var county = DivisionCode.of(context.division()).county();
        var check = new ActivityCheck(checks.ground(county));
        var why = "导入《%s》".formatted(context.fileName());
        var ids = new ArrayList<String>();
        for (var change : changes) {
            var input = change.after().input();
            var division = DivisionCode.of(String.valueOf(input.division()));
            var said = check.check(input, division, change.subject() != null).said();
            if (said == null) {
                throw new IllegalStateException("row " + change.row() + " is no longer right");
            }
            var subject = change.subject();
            var id =
                    subject == null
                            ? activities.enter(said)
                            : activities
                                    .replace(
                                            activities.standing(UUID.fromString(subject)),
                                            said,
                                            why)
                                    .id();
            ids.add(id.toString());
            if (ids.size() % CHUNK == 0) {
                context.progress().at(ids.size(), changes.size());
            }
        }
        return ids;
    }

    @Override
    public List<Kept> undo(List<Change<SheetActivity>> changes, Context context) {
        var kept = new ArrayList<Kept>();
        for (var change : changes) {
            var subject = change.subject();
            var standing =
                    subject != null
                            && activities
                                    .find(UUID.fromString(subject))
                                    .filter(Activity::stands)
                                    .isPresent();
            if (subject == null || !standing) {
                kept.add(new Kept(change.row(), "之后又更正或撤回过"));
            } else {
                undo(change, UUID.fromString(subject));
            }
        }
        return kept;
    }

    private void undo(Change<SheetActivity> change, UUID id) {
        var before = change.before();
        try {
            if (before == null) {
                activities.withdraw(id, "撤销导入");
            } else {
                activities.correct(id, before.input(), "撤销导入");
            }
        } catch (Problem refused) {
            throw new IllegalStateException("row " + change.row() + " cannot be undone", refused);
        }
    }

    @Override
    public List<@Nullable String> cells(SheetActivity record) {
        return ActivitySheet.cells(record);
    }

    @Override
    public List<SheetActivity> all(String division) {
        var within = DivisionCode.of(division);
        var names = divisions.gazetteer(within.county(), counties.today(within));
        return lists.everything(ActivityFilter.of(division)).stream()
                .map(activity -> SheetActivity.of(activity, names))
                .toList();
    }
}
