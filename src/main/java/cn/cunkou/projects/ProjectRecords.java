package cn.cunkou.projects;

import cn.cunkou.plan.PublicRecord;
import cn.cunkou.plan.PublicRecords;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.projects.PublicProjects.PublicProject;
import cn.cunkou.values.DivisionCode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Projects in the public column, with what a plan wants published of each. */
@Component
class ProjectRecords implements PublicRecords {
    private static final int MOST = 500;

    private final PublicProjects projects;

    ProjectRecords(PublicProjects projects) {
        this.projects = projects;
    }

    @Override
    public String word() {
        return "projects";
    }

    @Override
    public List<PublicRecord> of(DivisionCode county) {
        return projects.find(county, "", new Paged.Request(1, MOST)).rows().stream()
                .map(project -> record(project))
                .toList();
    }

    private PublicRecord record(PublicProject project) {
        var day =
                projects.months(project.id()).stream()
                        .map(PublicProjects.Month::day)
                        .findFirst()
                        .or(() ->
                                projects.contracts(project.id()).stream()
                                        .map(PublicProjects.Signed::day)
                                        .reduce((_, later) -> later))
                        .orElse(project.deadline());
        return new PublicRecord(
                project.title(),
                day,
                "/projects/" + project.id(),
                project.accepted() == null
                        ? "完成%d%%".formatted(project.percent())
                        : "%s通过验收".formatted(project.accepted()),
                values(project));
    }

    private static LinkedHashMap<String, String> values(PublicProject project) {
        var values = new LinkedHashMap<String, String>();
        values.put("name", project.title());
        values.put("content", project.content());
        values.put("operator", project.contractor() == null ? "" : project.contractor());
        values.put(
                "amount", project.contracted().fen() == 0 ? "" : project.contracted().toString());
        values.put("deadline", project.deadline().toString());
        values.put("goals", project.goals());
        values.put("decision", project.decision());
        values.put(
                "responsible",
                String.join(
                        "；",
                        Stream.of(project.countyPost(), project.contractorPost())
                                .filter(post -> !post.isBlank())
                                .toList()));
        values.values().removeIf(String::isBlank);
        return values;
    }
}
