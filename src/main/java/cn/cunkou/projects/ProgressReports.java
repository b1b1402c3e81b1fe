package cn.cunkou.projects;

import cn.cunkou.platform.audit.Audit;
import cn.cunkou.platform.web.Faults;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is reported of projects month by month. */
@Service
class ProgressReports {
    private final JdbcClient jdbc;
    private final Projects projects;
    private final Photos photos;
    private final Counties counties;
    private final Audit audit;

    ProgressReports(
            JdbcClient jdbc, Projects projects, Photos photos, Counties counties, Audit audit) {
        this.jdbc = jdbc;
        this.projects = projects;
        this.photos = photos;
        this.counties = counties;
        this.audit = audit;
    }

    /** The reports that stand, the latest month first. */
    @Transactional(readOnly = true)
    List<Progress> of(UUID project) {
        return jdbc.sql(
                        "select * from projects.progress where project = :project and valid order by month desc")
                .param("project", project)
                .query((row, number) ->
                        new Progress(
                                row.getObject("id", UUID.class),
                                row.getObject("project", UUID.class),
                                Objects.requireNonNull(ProjectBook.month(row, "month")),
                                row.getInt("percent"),
                                row.getString("text"),
                                Objects.requireNonNull(row.getObject("day", LocalDate.class)),
                                row.getBoolean("late"),
                                ProjectBook.stamp(row, "recorded_at", "recorded_by")))
                .list();
    }

    /**
     * Takes in a month's progress, or corrects the one that was reported; the first report's day
     * decides whether it was late.
     *
     * @throws Problem with everything that is wrong; nothing is kept then
     */
    @Transactional
    UUID report(UUID id, ProgressInput input, Photos.Upload upload) {
        var project = projects.own(id);
        var today = counties.today(project.division());
        var faults = new Faults();
        var month = Typed.month(faults, "month", input.month());
        if (month != null && month.isAfter(YearMonth.from(today))) {
            faults.add("month", "%s还没有到".formatted(month), "报到本月为止");
        }
        var percent = percent(faults, input.percent());
        var text = faults.requiredLines("text", "进展", input.text(), 1_000);
        var reports = of(id);
        if (month != null && percent != null) {
            checkCourse(faults, reports, month, percent);
        }
        Typed.requireNone(faults, "有几处需要改。");
        var before =
                reports.stream().filter(one -> one.month().equals(month)).findFirst().orElse(null);
        var said = Objects.requireNonNull(month);
        var late =
                before == null
                        ? new ProgressCalendar(projects.planOf(project)).isLate(said, today)
                        : before.late();
        var stamp = Stamp.now(counties, project.division());
        var report =
                new Progress(
                        jdbc.sql("select uuidv7()").query(UUID.class).single(),
                        id,
                        said,
                        Objects.requireNonNull(percent),
                        text,
                        before == null ? today : before.day(),
                        late,
                        stamp);
        if (before != null) {
            supersede(before.id(), report.id());
        }
        insert(project, report);
        if (before != null) {
            photos.takeOver(before.id(), report.id());
        }
        photos.add(project, report.id(), upload);
        audit.record(before == null ? "报进度" : "更正进度", project.subject(), before, report, null);
        return report.id();
    }

    private static @Nullable Integer percent(Faults faults, @Nullable String typed) {
        var text = faults.required("percent", "完成百分比", typed, 4).replace("%", "");
        if (text.isEmpty()) {
            return null;
        }
        if (!text.matches("\\d{1,3}") || Integer.parseInt(text) > 100) {
            faults.add("percent", "「%s」不是0到100的整数".formatted(text), "写完成了百分之几");
            return null;
        }
        return Integer.parseInt(text);
    }

    /** What is built does not disappear: a month stands between those around it. */
    private static void checkCourse(
            Faults faults, List<Progress> reports, YearMonth month, int percent) {
        for (var one : reports) {
            if (one.month().isBefore(month) && one.percent() > percent
                    || one.month().isAfter(month) && one.percent() < percent) {
                faults.add(
                        "percent",
                        "%s报的是%d%%，和%s的%d%%对不上"
                                .formatted(one.month(), one.percent(), month, percent),
                        "核对百分比；以前报错了的先更正那个月");
                return;
            }
        }
    }

    private void supersede(UUID before, UUID after) {
        jdbc.sql("update projects.progress set superseded_by = :after where id = :before")
                .param("after", after)
                .param("before", before)
                .update();
    }

    void insert(Project project, Progress report) {
        jdbc.sql(
                        """
                        insert into projects.progress (id, project, division, month, percent, text, day, late, recorded_at, recorded_by)
                        values (:id, :project, :division, :month, :percent, :text, :day, :late, :at, :by)
                        """)
                .param("id", report.id())
                .param("project", project.id())
                .param("division", project.division().digits())
                .param("month", report.month().atDay(1))
                .param("percent", report.percent())
                .param("text", report.text())
                .param("day", report.day())
                .param("late", report.late())
                .param("at", report.recorded().time())
                .param("by", report.recorded().by())
                .update();
    }

    /** The months that each of these projects has reported. */
    @Transactional(readOnly = true)
    Map<UUID, List<YearMonth>> months(List<Project> of) {
        var months = new HashMap<UUID, List<YearMonth>>();
        jdbc.sql(
                        "select project, month from projects.progress where valid and project = any (:ids)")
                .param("ids", of.stream().map(Project::id).toArray(UUID[]::new))
                .query(row -> {
                    months.computeIfAbsent(
                                    row.getObject("project", UUID.class), _ -> new ArrayList<>())
                            .add(Objects.requireNonNull(ProjectBook.month(row, "month")));
                });
        return months;
    }

    /** The months that should be reported and are not; with those due before long. */
    List<ProgressCalendar.Due> missing(
            ProgressCalendar calendar, Project project, List<YearMonth> reported, LocalDate today) {
        return calendar.of(project, today).stream()
                .filter(due -> !reported.contains(due.month()))
                .toList();
    }
}
