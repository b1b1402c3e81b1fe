package cn.cunkou.activities;

import cn.cunkou.papers.PaperFilter;
import cn.cunkou.papers.PaperLists;
import cn.cunkou.platform.web.Faults;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.platform.web.Problem.Fault;
import cn.cunkou.region.Counties;
import cn.cunkou.region.Divisions;
import cn.cunkou.registry.Registry;
import cn.cunkou.values.DivisionCode;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns what was filled in into an activity, or tells everything that is wrong with it. */
@Component
class ActivityChecks {
    private final Counties counties;
    private final Divisions divisions;
    private final Registry registry;
    private final PaperLists papers;

    ActivityChecks(Counties counties, Divisions divisions, Registry registry, PaperLists papers) {
        this.counties = counties;
        this.divisions = divisions;
        this.registry = registry;
        this.papers = papers;
    }

    /** What became of a check: an activity, or faults. */
    record Checked(Activity.@Nullable Said said, List<Fault> faults) {}

    /**
     * What was filled in.
     *
     * @param hasPicture whether a picture comes with it, or is there already
     */
    Checked check(ActivityInput input, boolean hasPicture) {
        var typed = Faults.given(input.division());
        if (typed == null || counties.of(typed).isEmpty()) {
            var fault = typed == null ? "没有选所在区划" : "「%s」不是本系统服务的区划代码".formatted(typed);
            return new Checked(null, List.of(new Fault("division", fault, "选县、镇或村；代码为6位、9位或12位")));
        }
        var division = DivisionCode.of(typed);
        return new ActivityCheck(ground(division.county())).check(input, division, hasPicture);
    }

    /** What activities of a county are held against, read once for many. */
    ActivityCheck.Ground ground(DivisionCode county) {
        var today = counties.today(county);
        return new ActivityCheck.Ground(
                today,
                divisions.gazetteer(county, today),
                registry.bodies(county),
                typed -> paper(county, typed));
    }

    /** The one standing paper of a county with that 文号, title or id; none where there are more. */
    private Optional<UUID> paper(DivisionCode county, String typed) {
        var words = isId(typed) ? "" : typed;
        var filter = new PaperFilter(county.digits(), "", "", "", "", "", "", words);
        var found =
                (isId(typed)
                                ? papers.everything(filter)
                                : papers.list(filter, new Paged.Request(1, 50)).rows())
                        .stream()
                                .filter(paper ->
                                        typed.equals(paper.number())
                                                || typed.equals(paper.title())
                                                || typed.equals(paper.id().toString()))
                                .toList();
        return found.size() == 1 ? Optional.of(found.getFirst().id()) : Optional.empty();
    }

    private static boolean isId(String typed) {
        return typed.length() == 36 && typed.charAt(8) == '-';
    }
}
