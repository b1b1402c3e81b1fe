package cn.cunkou.projects;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.Scope;
import cn.cunkou.platform.messages.AddressBook;
import cn.cunkou.platform.messages.Messages;
import cn.cunkou.region.Counties;
import cn.cunkou.region.County;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reminds those who answer for a project of its monthly report: five days before it is due, on the
 * day, three and ten days after.
 */
@Component
class ProgressReminders {
    private static final List<Integer> LADDER = List.of(-5, 0, 3, 10);

    private final JdbcClient jdbc;
    private final ProjectLists lists;
    private final ProgressReports reports;
    private final Projects projects;
    private final Messages messages;
    private final AddressBook people;
    private final Counties counties;
    private final TransactionTemplate transaction;

    ProgressReminders(
            JdbcClient jdbc,
            ProjectLists lists,
            ProgressReports reports,
            Projects projects,
            Messages messages,
            AddressBook people,
            Counties counties,
            TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.lists = lists;
        this.reports = reports;
        this.projects = projects;
        this.messages = messages;
        this.people = people;
        this.counties = counties;
        this.transaction = transaction;
    }

    /** Goes through all counties; what was said before is not said again. */
    void remind() {
        var everywhere = Actor.system("进度提醒", Scope.everywhere());
        var served = Actor.as(everywhere, () -> transaction.execute(_ -> counties.all()));
        if (served != null) {
            served.forEach(county ->
                    Actor.run(
                            Actor.system("进度提醒", Scope.of(county.code().digits())),
                            () -> transaction.executeWithoutResult(_ -> remind(county))));
        }
    }

    private void remind(County county) {
        var today = counties.today(county);
        var running =
                lists
                        .everything(
                                new ProjectFilter(county.code().digits(), "", "", "", ""), today)
                        .stream()
                        .filter(project -> project.accepted() == null && project.begun() != null)
                        .toList();
        var reported = reports.months(running);
        for (var project : running) {
            var calendar = new ProgressCalendar(projects.planOf(project));
            for (var due :
                    reports.missing(
                            calendar,
                            project,
                            reported.getOrDefault(project.id(), List.of()),
                            today)) {
                var rung = rung(due.day(), today);
                if (rung >= 0 && claimed(project, due, rung)) {
                    tell(project, due, today);
                }
            }
        }
    }

    /** How far up the ladder a day is; -1 below its foot. */
    static int rung(LocalDate due, LocalDate today) {
        var days = ChronoUnit.DAYS.between(due, today);
        var rung = -1;
        for (var i = 0; i < LADDER.size(); i++) {
            if (days >= LADDER.get(i)) {
                rung = i;
            }
        }
        return rung;
    }

    private boolean claimed(Project project, ProgressCalendar.Due due, int rung) {
        return jdbc.sql(
                                """
                                insert into projects.reminder (project, division, month, rung, at)
                                values (:project, :division, :month, :rung, :at) on conflict do nothing
                                """)
                        .param("project", project.id())
                        .param("division", project.division().digits())
                        .param("month", due.month().atDay(1))
                        .param("rung", rung)
                        .param("at", Stamp.now(counties, project.division()).time())
                        .update()
                == 1;
    }

    private void tell(Project project, ProgressCalendar.Due due, LocalDate today) {
        var late = ChronoUnit.DAYS.between(due.day(), today);
        var when =
                late > 0
                        ? "已经迟了%d天".formatted(late)
                        : late == 0 ? "今天到期" : "%s到期".formatted(due.day());
        people.peopleOf(project.terms().body(), project.county().digits())
                .forEach(one ->
                        messages.send(
                                one,
                                project.division().digits(),
                                "%s：%d月进度%s"
                                        .formatted(
                                                project.title(), due.month().getMonthValue(), when),
                                "按方案要求每月报进度，请及时上报。",
                                ProjectPages.PATH + "/" + project.id() + "/progress/new"));
    }
}
