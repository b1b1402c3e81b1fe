package cn.cunkou.papers;

import cn.cunkou.plan.Body.Role;
import cn.cunkou.plan.Edition;
import cn.cunkou.plan.PlanAdopted;
import cn.cunkou.plan.Plans;
import cn.cunkou.region.Counties;
import cn.cunkou.region.Division;
import cn.cunkou.region.Divisions;
import cn.cunkou.registry.Registry;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Enters the bodies that a plan gives work to, so that papers can be registered for them. */
@Component
class PlanBodies {
    private final Plans plans;
    private final Registry registry;
    private final Divisions divisions;
    private final Counties counties;

    PlanBodies(Plans plans, Registry registry, Divisions divisions, Counties counties) {
        this.plans = plans;
        this.registry = registry;
        this.divisions = divisions;
        this.counties = counties;
    }

    @EventListener
    @Transactional
    void on(PlanAdopted adopted) {
        plans.current(adopted.county()).ifPresent(this::register);
    }

    private void register(Edition edition) {
        var county = edition.plan().division();
        for (var body : edition.plan().bodies()) {
            if (body.role() == Role.TOWNS) {
                divisions.children(county, counties.today(county)).stream()
                        .filter(division -> division.kind() == Division.Kind.TOWN)
                        .forEach(town ->
                                registry.ensureBody(
                                        town.code(), government(town), body.role().words()));
            } else {
                registry.ensureBody(county, body.name(), body.role().words());
            }
        }
    }

    /** 水寨镇人民政府. */
    private static String government(Division town) {
        return town.name() + "人民政府";
    }
}
