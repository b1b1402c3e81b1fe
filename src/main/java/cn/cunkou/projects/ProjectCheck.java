package cn.cunkou.projects;

import cn.cunkou.plan.Item;
import cn.cunkou.plan.Plan;
import cn.cunkou.platform.Actor;
import cn.cunkou.platform.web.Faults;
import cn.cunkou.region.Counties;
import cn.cunkou.region.Divisions;
import cn.cunkou.registry.Registry;
import cn.cunkou.values.DivisionCode;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns what was filled in into what a project is to be, or tells everything that is wrong. */
@Component
class ProjectCheck {
    private static final int LONGEST = 2_000;

    private final Registry registry;
    private final Divisions divisions;
    private final Counties counties;

    ProjectCheck(Registry registry, Divisions divisions, Counties counties) {
        this.registry = registry;
        this.divisions = divisions;
        this.counties = counties;
    }

    /** The place that it is for; null where something is wrong with it. */
    @Nullable DivisionCode division(Faults faults, @Nullable String typed) {
        var code = faults.required("division", "地方", typed, 12);
        if (code.isEmpty()) {
            return null;
        }
        var place = DivisionCode.isValid(code) && code.length() >= 6 ? DivisionCode.of(code) : null;
        if (place == null
                || counties.find(place.county()).isEmpty()
                || divisions.find(place, counties.today(place)).isEmpty()) {
            faults.add("division", "没有这个地方", "从列表里选");
            return null;
        }
        if (!Actor.current().scope().covers(code)) {
            faults.add("division", "不在您的管理范围内", "选您管理的地方");
            return null;
        }
        return place;
    }

    Project.@Nullable Terms terms(Faults faults, Plan plan, ProjectInput input) {
        var title = faults.required("title", "项目名称", input.title(), 100);
        var body = Typed.id(faults, "body", "责任单位", input.body());
        if (body != null && registry.body(body).isEmpty()) {
            faults.add("body", "没有这个单位", "从列表里选");
        }
        var contractor = party(faults, "contractor", input.contractor());
        var content = faults.requiredLines("content", "建设内容和要求", input.content(), LONGEST);
        var goals = faults.text("goals", oneLine(input.goals()), LONGEST);
        var deadline = Typed.day(faults, "deadline", "完成时限", input.deadline(), true);
        var decision = faults.text("decision", input.decision(), 200);
        var countyPost = faults.text("countyPost", input.countyPost(), 60);
        var contractorPost = faults.text("contractorPost", input.contractorPost(), 60);
        var known = plan.items().stream().map(Item::id).collect(Collectors.toSet());
        for (var item : input.chosen()) {
            if (!known.contains(item)) {
                faults.add("items", "方案里没有编号是%s的一项".formatted(item), "从列表里选");
            }
        }
        return faults.any() || body == null || deadline == null
                ? null
                : new Project.Terms(
                        title,
                        body,
                        contractor,
                        content,
                        Objects.requireNonNullElse(goals, ""),
                        deadline,
                        Objects.requireNonNullElse(decision, ""),
                        Objects.requireNonNullElse(countyPost, ""),
                        Objects.requireNonNullElse(contractorPost, ""),
                        input.chosen());
    }

    /** A party of the register, where one was chosen. */
    @Nullable UUID party(Faults faults, String field, @Nullable String typed) {
        if (Faults.given(typed) == null) {
            return null;
        }
        var id = Typed.id(faults, field, "单位", typed);
        if (id != null && registry.party(id).isEmpty()) {
            faults.add(field, "主体登记里没有它", "先在主体里登记，再从列表里选");
            return null;
        }
        return id;
    }

    private static @Nullable String oneLine(@Nullable String typed) {
        return typed == null ? null : typed.replaceAll("\\s*\\R\\s*", " ");
    }
}
