package cn.cunkou.projects;

import cn.cunkou.platform.web.Option;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.region.County;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** The list of projects. */
public record ProjectsPage(
        County county,
        LocalDate today,
        List<Option> bodies,
        ProjectFilter filter,
        Paged<Row> rows,
        String export) {
    /**
     * A project in the list.
     *
     * @param missing how many months of progress are not reported in time
     */
    public record Row(Project project, String place, int missing, boolean overdue) {}

    public List<Option> states() {
        return Stream.concat(
                        Stream.of(Project.State.values())
                                .map(state -> new Option(state.id(), state.label())),
                        Stream.of(new Option("overdue", "超过时限")))
                .toList();
    }
}
