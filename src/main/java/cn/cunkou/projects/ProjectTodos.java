package cn.cunkou.projects;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.web.Doorkeeper;
import cn.cunkou.platform.web.Todo;
import cn.cunkou.region.Counties;
import cn.cunkou.values.DivisionCode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What waits about projects: reports, rectifications, milestones, changes, acceptances. */
@Component
class ProjectTodos implements Todo.Source {
    private static final UUID ANY = new UUID(0, 0);

    private final JdbcClient jdbc;
    private final ProjectLists lists;
    private final ProgressReports reports;
    private final InspectionBook inspections;
    private final Projects projects;
    private final Counties counties;
    private final Doorkeeper doors;

    ProjectTodos(
            JdbcClient jdbc,
            ProjectLists lists,
            ProgressReports reports,
            InspectionBook inspections,
            Projects projects,
            Counties counties,
            Doorkeeper doors) {
        this.jdbc = jdbc;
        this.lists = lists;
        this.reports = reports;
        this.inspections = inspections;
        this.projects = projects;
        this.counties = counties;
        this.doors = doors;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Todo> todos() {
        var todos = new ArrayList<Todo>();
        if (counties.mine().isEmpty()) {
            return todos;
        }
        var county = counties.chosen("").code();
        var today = counties.today(county);
        var running =
                lists.everything(new ProjectFilter(county.digits(), "", "", "", ""), today).stream()
                        .filter(one -> one.accepted() == null)
                        .filter(one -> Actor.current().actsFor(one.terms().body().toString()))
                        .toList();
        if (may("/progress/new")) {
            progress(todos, running, today);
        }
        var mine = running.stream().map(Project::id).collect(Collectors.toSet());
        var open =
                inspections.open(county.digits()).stream()
                        .filter(one -> mine.contains(one.project()))
                        .toList();
        if (doors.mayEnter("POST", ProjectPages.PATH + "/rectifications/" + ANY + "/done")) {
            var overdue = open.stream().filter(one -> one.isOverdue(today)).count();
            var waiting =
                    open.stream().filter(one -> one.state() == Rectification.State.OPEN).count();
            add(todos, "整改过期", overdue, "项目检查查出的问题，期限已过", "", true);
            add(todos, "问题待整改", waiting - overdue, "项目检查查出的问题", "", false);
        }
        if (may("/inspections/new")) {
            add(
                    todos,
                    "整改待复查",
                    open.stream().filter(one -> one.state() == Rectification.State.DONE).count(),
                    "报告已经整改好",
                    "",
                    false);
        }
        if (may("/acceptances/new")) {
            decisions(todos, county);
        }
        return todos;
    }

    private void progress(List<Todo> todos, List<Project> running, LocalDate today) {
        var reported = reports.months(running);
        var late = 0;
        var due = 0;
        for (var project : running) {
            var calendar = new ProgressCalendar(projects.planOf(project));
            for (var one :
                    reports.missing(
                            calendar,
                            project,
                            reported.getOrDefault(project.id(), List.of()),
                            today)) {
                if (one.day().isBefore(today)) {
                    late++;
                } else {
                    due++;
                }
            }
        }
        add(todos, "项目进度迟报", late, "过了方案写的日子还没有报", "", true);
        add(todos, "本月项目进度", due, "到期以前报", "", false);
    }

    private void decisions(List<Todo> todos, DivisionCode county) {
        add(todos, "付款节点待确认", count("milestone", "reached", county), "报告已经达到", "", false);
        add(
                todos,
                "项目变更待审批",
                jdbc.sql(
                                """
                                select count(*) from projects.change
                                 where division like :county
                                   and not exists (select from projects.step where subject = change.id and kind in ('refused', 'withdrawn'))
                                   and (select count(*) from projects.step where subject = change.id and kind = 'approved')
                                       < cardinality(stages)
                                """)
                        .param("county", county.pattern())
                        .query(Long.class)
                        .single(),
                "逐级审批",
                "",
                false);
        add(
                todos,
                "项目验收中",
                lists.count(
                        new ProjectFilter(county.digits(), "in-acceptance", "", "", ""),
                        counties.today(county)),
                "等结论或审核",
                "?state=in-acceptance",
                false);
    }

    private long count(String about, String kind, DivisionCode county) {
        return jdbc.sql(
                        """
                        select count(*) from projects.standing
                          join projects.milestone on milestone.id = standing.subject
                         where about = :about and kind = :kind and division like :county
                        """)
                .param("about", about)
                .param("kind", kind)
                .param("county", county.pattern())
                .query(Long.class)
                .single();
    }

    private boolean may(String act) {
        return doors.mayEnter("POST", ProjectPages.PATH + "/" + ANY + act);
    }

    private static void add(
            List<Todo> todos, String label, long count, String hint, String query, boolean urgent) {
        if (count > 0) {
            todos.add(new Todo(label, count, hint, ProjectPages.PATH + query, urgent));
        }
    }
}
