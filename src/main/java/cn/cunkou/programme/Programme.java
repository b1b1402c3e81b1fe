package cn.cunkou.programme;

import cn.cunkou.measures.Measures;
import cn.cunkou.measures.Question;
import cn.cunkou.plan.Basis;
import cn.cunkou.plan.Detail;
import cn.cunkou.plan.Each;
import cn.cunkou.plan.Edition;
import cn.cunkou.plan.Goal;
import cn.cunkou.plan.Plan;
import cn.cunkou.plan.Plans;
import cn.cunkou.plan.Target;
import cn.cunkou.region.Counties;
import cn.cunkou.region.Division;
import cn.cunkou.region.Divisions;
import cn.cunkou.values.DivisionCode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Follows every item of a county's plan: where it stands, and how it came there. */
@Service
public class Programme {
    private final Plans plans;
    private final Measures measures;
    private final Counties counties;
    private final Divisions divisions;

    Programme(Plans plans, Measures measures, Counties counties, Divisions divisions) {
        this.plans = plans;
        this.measures = measures;
        this.counties = counties;
        this.divisions = divisions;
    }

    /** The plan a county works by, as it stands today; empty while the county has none. */
    public Optional<Board> board(DivisionCode county) {
        return plans.current(county).map(this::board);
    }

    /** A plan as it stands today; empty when there is no such plan. */
    public Optional<Board> board(String plan) {
        return plans.find(plan).map(this::board);
    }

    /** A plan as it stands on a day of its county. */
    public Board board(Edition edition, LocalDate day) {
        var plan = edition.plan();
        var stations = new OpenStations(measures, plan, day);
        var parts = new Parts(plan, towns(plan, day), villages(plan, day), stations);
        var ledger = Ledger.open(plan, parts, day, measures);
        return new Board(edition, day, new Accounts(plan, parts, day, ledger).standings());
    }

    private Board board(Edition edition) {
        return board(edition, counties.today(edition.plan().division()));
    }

    /** How an item came to where it is; empty for items that no measure gives figures for. */
    public List<Point> trend(Board board, Standing standing) {
        if (!(standing.item() instanceof Target target)
                || !(target.basis() instanceof Basis.Measured basis)
                || !standing.parts().isEmpty()
                || target.growth() != null
                || isOfStations(target, basis)
                || isHeldByPayments(target)
                || measures.find(basis.measure()).isEmpty()) {
            return List.of();
        }
        var question =
                Ledger.question(
                                target,
                                basis,
                                standing.division(),
                                standing.span().from(),
                                board.today())
                        .between(standing.span().from(), null);
        var days = Trend.days(standing.span(), board.today());
        var measure = measures.find(basis.measure()).orElseThrow();
        var unit = standing.unitOfGoal();
        return measures.series(question, days).stream()
                .map(figure -> {
                    var held = Held.of(figure).against(unit, measure);
                    return new Point(figure.asOf(), held.value(), held.reason());
                })
                .toList();
    }

    /** What is asked for the figure of an item today; empty for those that no measure gives. */
    public Optional<Question> question(Board board, Standing standing) {
        return asked(standing)
                .map(basis ->
                        Ledger.question(
                                (Target) standing.item(),
                                basis,
                                standing.division(),
                                standing.span().from(),
                                board.today()));
    }

    /**
     * What is asked for the former figure that an item's change is taken from; empty for others.
     */
    public Optional<Question> former(Board board, Standing standing) {
        return asked(standing)
                .flatMap(basis ->
                        Ledger.former(
                                (Target) standing.item(),
                                basis,
                                standing.division(),
                                standing.span().from(),
                                board.today()));
    }

    private Optional<Basis.Measured> asked(Standing standing) {
        return standing.item() instanceof Target target
                        && target.basis() instanceof Basis.Measured basis
                        && !isOfStations(target, basis)
                        && measures.find(basis.measure()).isPresent()
                ? Optional.of(basis)
                : Optional.empty();
    }

    /** Whether it limits single payments or parts of a sum, which no measure of the sum shows. */
    private static boolean isHeldByPayments(Target target) {
        return target.detail() instanceof Detail.Limit limit
                && (limit.each() != null
                        || target.goal() != null && target.goal().unit() == Goal.Unit.SHARE);
    }

    /** Whether its figure is how many stations have reached it, which no measure counts. */
    private static boolean isOfStations(Target target, Basis.Measured basis) {
        return target.each() == Each.STATION && basis.only(Basis.Measured.SUBJECT) == null;
    }

    private List<Division> villages(Plan plan, LocalDate day) {
        return Parts.any(plan, Each.VILLAGE)
                ? divisions.villages(plan.division(), Divisions.Base.VILLAGERS_COMMITTEES, day)
                : List.of();
    }

    private List<Division> towns(Plan plan, LocalDate day) {
        return divisions.children(plan.division(), day).stream()
                .filter(division -> division.kind() == Division.Kind.TOWN)
                .toList();
    }
}
