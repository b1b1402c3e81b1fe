package cn.cunkou.plan;

import cn.cunkou.platform.web.Paged;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/plans")
@Tag(name = "plans", description = "实施方案：县里答应了什么")
class PlansApi {
    /**
     * A plan as programs read it.
     *
     * @param division the county
     * @param edition counted from 1
     * @param lead name of the body that leads
     * @param items how many statements are followed
     * @param conflicts how many contradictions the paper has
     */
    record PlanJson(
            String id,
            String title,
            String division,
            String tier,
            int year,
            LocalDate from,
            LocalDate to,
            int edition,
            Instant adoptedAt,
            String sha256,
            String lead,
            int items,
            int conflicts) {
        static PlanJson of(Edition edition) {
            var plan = edition.plan();
            return new PlanJson(
                    plan.id(),
                    plan.title(),
                    plan.division().digits(),
                    plan.tier().key(),
                    plan.year(),
                    plan.period().from(),
                    plan.period().to(),
                    edition.number(),
                    edition.adoptedAt(),
                    edition.sha256(),
                    plan.lead().name(),
                    plan.items().size(),
                    plan.conflicts().size());
        }
    }

    private final Plans plans;

    PlansApi(Plans plans) {
        this.plans = plans;
    }

    @GetMapping
    @Operation(summary = "全部方案", description = "每个方案的现行版本。")
    Paged<PlanJson> plans(
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "50") int size) {
        var all =
                plans.all().stream()
                        .filter(edition -> Counties.mayTellOf(edition.plan().division()))
                        .map(PlanJson::of)
                        .toList();
        var request = new Paged.Request(page, size);
        return request.of(
                all.stream().skip(request.offset()).limit(request.size()).toList(), all.size());
    }

    @GetMapping("/{plan}")
    @Operation(summary = "一个方案的现行版本")
    PlanJson plan(@PathVariable String plan) {
        return plans.find(plan)
                .filter(edition -> Counties.mayTellOf(edition.plan().division()))
                .map(PlanJson::of)
                .orElseThrow(() -> Problem.notFound("方案" + plan));
    }
}
