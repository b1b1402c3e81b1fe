package cn.cunkou.projects;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A project as it is filled in; see {@link Project}. */
public record ProjectInput(
        @Nullable String division,
        @Nullable String title,
        @Nullable String body,
        @Nullable String contractor,
        @Nullable String content,
        @Nullable String goals,
        @Nullable String deadline,
        @Nullable String decision,
        @Nullable String countyPost,
        @Nullable String contractorPost,
        @Nullable List<String> items) {
    static ProjectInput empty(String division) {
        return new ProjectInput(division, "", "", "", "", "", "", "", "", "", List.of());
    }

    static ProjectInput of(Project project) {
        var terms = project.terms();
        return new ProjectInput(
                project.division().digits(),
                terms.title(),
                terms.body().toString(),
                Objects.toString(terms.contractor(), ""),
                terms.content(),
                terms.goals(),
                terms.deadline().toString(),
                terms.decision(),
                terms.countyPost(),
                terms.contractorPost(),
                terms.items());
    }

    public List<String> chosen() {
        return items == null ? List.of() : items;
    }
}
