package cn.cunkou.demo;

import cn.cunkou.officers.ReportKinds;
import cn.cunkou.officers.Reports;
import cn.cunkou.plan.Plan;
import cn.cunkou.region.Division;
import cn.cunkou.registry.Body;
import cn.cunkou.registry.Posts;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** Puts the people and reports of an {@link OfficerHistory} into their registers. */
@Component
class OfficerLoader {
    private final Posts posts;
    private final Reports reports;
    private final ReportKinds kinds;

    OfficerLoader(Posts posts, Reports reports, ReportKinds kinds) {
        this.posts = posts;
        this.reports = reports;
        this.kinds = kinds;
    }

    void load(
            Plan plan,
            LocalDate today,
            List<Division> towns,
            List<Division> villages,
            List<Body> bodies) {
        var told =
                OfficerHistory.of(plan, today, towns, villages, bodies, kinds.of(plan.division()));
        posts.load(told.appointed());
        reports.load(told.reports());
    }
}
