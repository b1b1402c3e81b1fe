package cn.cunkou.papers;

import cn.cunkou.plan.Plans;
import cn.cunkou.platform.Actor;
import cn.cunkou.platform.web.Faults;
import cn.cunkou.platform.web.Problem.Fault;
import cn.cunkou.region.Counties;
import cn.cunkou.region.County;
import cn.cunkou.region.Divisions;
import cn.cunkou.registry.Registry;
import cn.cunkou.values.DivisionCode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns what was filled in into a paper, or tells everything that is wrong with it. */
@Component
class PaperChecks {
    private final Counties counties;
    private final Divisions divisions;
    private final Registry registry;
    private final Plans plans;

    PaperChecks(Counties counties, Divisions divisions, Registry registry, Plans plans) {
        this.counties = counties;
        this.divisions = divisions;
        this.registry = registry;
        this.plans = plans;
    }

    /** What became of a check: a paper, or faults. */
    record Checked(@Nullable NewPaper paper, List<Fault> faults) {}

    Checked check(PaperInput input) {
        var typed = Faults.given(input.division());
        var county = typed == null ? Optional.<County>empty() : counties.of(typed);
        if (typed == null || county.isEmpty()) {
            var fault =
                    new Fault(
                            "division",
                            typed == null ? "没有选所涉区划" : "「%s」不是本系统服务的区划代码".formatted(typed),
                            "选县、镇或村；代码为6位、9位或12位");
            return new Checked(null, List.of(fault));
        }
        return new PaperCheck(ground(county.get().code())).check(input, DivisionCode.of(typed));
    }

    /** What papers of a county are held against, read once for many. */
    PaperGround ground(DivisionCode county) {
        var today = counties.today(county);
        var bodies = registry.bodies(county);
        return new PaperGround(
                county,
                today,
                divisions.gazetteer(county, today),
                bodies,
                plans.current(county).orElse(null),
                plans.all().stream()
                        .filter(edition -> edition.plan().division().equals(county))
                        .toList(),
                Answerable.of(Actor.current(), county.digits(), bodies));
    }
}
