package cn.cunkou.projects;

import cn.cunkou.platform.web.ChineseTime;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Everything on record about one project as a workbook, a sheet for each kind of thing. */
@Component
class ProjectBooklet {
    private final Projects projects;
    private final Contracts contracts;
    private final ProjectPapers papers;
    private final ProgressReports reports;
    private final Inspections inspections;
    private final Changes changes;
    private final Acceptances acceptances;
    private final StepBook steps;

    ProjectBooklet(
            Projects projects,
            Contracts contracts,
            ProjectPapers papers,
            ProgressReports reports,
            Inspections inspections,
            Changes changes,
            Acceptances acceptances,
            StepBook steps) {
        this.projects = projects;
        this.contracts = contracts;
        this.papers = papers;
        this.reports = reports;
        this.inspections = inspections;
        this.changes = changes;
        this.acceptances = acceptances;
        this.steps = steps;
    }

    void write(Project project, LocalDate today, OutputStream out) throws IOException {
        var book = new Workbook(out, "Cunkou", "1.0");
        sheet(book, "基本情况", List.of("项目", "内容"), facts(project, today));
        sheet(
                book,
                "历次版本",
                List.of("版次", "名称", "完成时限", "承办单位", "原因", "记录"),
                projects.editions(project.id()).stream()
                        .map(one ->
                                List.of(
                                        Integer.toString(one.number()),
                                        one.terms().title(),
                                        one.terms().deadline().toString(),
                                        text(one.contractorName()),
                                        one.reason(),
                                        stamp(one.stamp())))
                        .toList());
        var all = contracts.of(project.id());
        sheet(
                book,
                "合同",
                List.of("种类", "编号", "名称", "签约方", "金额", "签订", "起", "止"),
                all.stream()
                        .map(one ->
                                List.of(
                                        one.kind().label(),
                                        one.number(),
                                        one.title(),
                                        one.partyName(),
                                        one.amount().toString(),
                                        one.signed().toString(),
                                        one.starts().toString(),
                                        one.ends().toString()))
                        .toList());
        sheet(
                book,
                "付款节点",
                List.of("合同", "节点", "条件", "金额", "应达到", "状态", "日期"),
                all.stream()
                        .flatMap(contract ->
                                contract.milestones().stream()
                                        .map(one ->
                                                List.of(
                                                        contract.number(),
                                                        one.title(),
                                                        one.condition(),
                                                        one.amount().toString(),
                                                        text(one.due()),
                                                        one.state().label(),
                                                        text(one.since()))))
                        .toList());
        sheet(
                book,
                "文件",
                List.of("归到", "文号", "标题", "日期", "有效"),
                papers.of(project.id()).stream()
                        .map(one ->
                                List.of(
                                        one.slot(),
                                        text(one.number()),
                                        one.title(),
                                        one.day().toString(),
                                        one.valid() ? "是" : "否"))
                        .toList());
        sheet(
                book,
                "月度进度",
                List.of("月份", "进度", "进展", "上报", "迟报"),
                reports.of(project.id()).stream()
                        .map(one ->
                                List.of(
                                        one.month().toString(),
                                        one.percent() + "%",
                                        one.text(),
                                        one.day().toString(),
                                        one.late() ? "是" : ""))
                        .toList());
        sheet(
                book,
                "检查",
                List.of("种类", "日期", "检查的单位", "情况", "位置"),
                inspections.of(project.id()).stream()
                        .map(one ->
                                List.of(
                                        one.kind().label(),
                                        one.day().toString(),
                                        one.inspectors(),
                                        one.text(),
                                        one.longitude() == null
                                                ? ""
                                                : one.longitude() + ", " + one.latitude()))
                        .toList());
        sheet(
                book,
                "整改",
                List.of("问题", "谁整改", "查出", "期限", "状态", "日期"),
                inspections.rectifications(project.id()).stream()
                        .map(one ->
                                List.of(
                                        one.finding(),
                                        one.responsible(),
                                        one.found().toString(),
                                        one.deadline().toString(),
                                        one.state().label(),
                                        text(one.since())))
                        .toList());
        sheet(
                book,
                "变更",
                List.of("申请", "理由", "新的时限", "状态"),
                changes.of(project.id()).stream()
                        .map(one ->
                                List.of(
                                        one.day().toString(),
                                        one.reason(),
                                        text(one.deadline()),
                                        one.state().label()))
                        .toList());
        sheet(
                book,
                "评估和验收",
                List.of("种类", "申请", "组织", "验收组", "结论", "日期", "报告"),
                acceptances.of(project.id()).stream()
                        .map(one ->
                                List.of(
                                        one.kind().label(),
                                        one.applied().toString(),
                                        one.day().toString(),
                                        one.committee(),
                                        one.state(),
                                        text(one.judged()),
                                        one.paper()))
                        .toList());
        sheet(
                book,
                "经过",
                List.of("日期", "事项", "办理", "单位", "说明", "文件", "记录"),
                steps.of(project.id()).stream()
                        .map(one ->
                                List.of(
                                        one.day().toString(),
                                        one.about().label(),
                                        one.kind().label(),
                                        text(one.stage()),
                                        one.text(),
                                        one.paper(),
                                        stamp(one.stamp())))
                        .toList());
        book.finish();
    }

    private static List<List<String>> facts(Project project, LocalDate today) {
        var terms = project.terms();
        return List.of(
                List.of("项目名称", terms.title()),
                List.of("责任单位", project.bodyName()),
                List.of("承办单位", text(project.contractorName())),
                List.of("建设内容和要求", terms.content()),
                List.of("绩效目标", terms.goals()),
                List.of("完成时限", terms.deadline().toString()),
                List.of("合同金额", project.contracted().toString()),
                List.of("决策文件", terms.decision()),
                List.of("县里的责任人", terms.countyPost()),
                List.of("承办单位的责任人", terms.contractorPost()),
                List.of("方案里的项", String.join("、", terms.items())),
                List.of("进度", project.percent() + "%"),
                List.of("状态", project.state().label()),
                List.of("验收通过", text(project.accepted())),
                List.of("截至", today.toString()));
    }

    private static void sheet(
            Workbook book, String name, List<String> head, List<List<String>> rows)
            throws IOException {
        var sheet = book.newWorksheet(name);
        for (var i = 0; i < head.size(); i++) {
            sheet.value(0, i, head.get(i));
            sheet.width(i, 24);
        }
        sheet.range(0, 0, 0, head.size() - 1).style().bold().set();
        for (var row = 0; row < rows.size(); row++) {
            for (var i = 0; i < head.size(); i++) {
                sheet.value(row + 1, i, rows.get(row).get(i));
            }
        }
        sheet.finish();
    }

    private static String text(@Nullable Object what) {
        return what == null ? "" : what.toString();
    }

    private static String stamp(Stamp stamp) {
        return ChineseTime.minute(stamp.at()) + " " + stamp.by();
    }
}
