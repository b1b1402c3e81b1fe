package cn.cunkou.projects;

import cn.cunkou.plan.Catalogue;
import cn.cunkou.plan.Plan;
import cn.cunkou.platform.web.ChineseTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What is there and what is missing before a project can be accepted. */
@Component
class AcceptanceNeeds {
    private final Contracts contracts;
    private final Inspections inspections;
    private final ProjectPapers papers;

    AcceptanceNeeds(Contracts contracts, Inspections inspections, ProjectPapers papers) {
        this.contracts = contracts;
        this.inspections = inspections;
        this.papers = papers;
    }

    /** What the program knows by itself, and then what the plan's catalogues name, one by one. */
    List<Need> of(Project project, Plan plan) {
        var page = ProjectPages.PATH + "/" + project.id();
        var needs = new ArrayList<Need>();
        needs.add(
                need(
                        "contract",
                        "签订的合同",
                        contracts.of(project.id()).isEmpty() ? "还没有登记合同" : "",
                        page + "/contracts/new"));
        needs.add(
                need(
                        "progress",
                        "完成全部建设内容",
                        project.percent() == 100
                                ? ""
                                : "最近一次进度是%d%%，要报到100%%".formatted(project.percent()),
                        page + "/progress/new"));
        needs.add(rectified(project.id(), page));
        for (var id : plan.projects().needs()) {
            plan.catalogue(id)
                    .ifPresent(list ->
                            list.entries()
                                    .forEach(entry ->
                                            needs.add(listed(project, plan, list, entry))));
        }
        return needs;
    }

    private Need rectified(UUID project, String page) {
        var open =
                inspections.rectifications(project).stream()
                        .filter(one -> one.state() != Rectification.State.CLOSED)
                        .toList();
        var words =
                open.isEmpty()
                        ? ""
                        : "还有%d个问题没有整改好，最早的期限%s：%s"
                                .formatted(
                                        open.size(),
                                        ChineseTime.day(open.getFirst().deadline()),
                                        open.getFirst().finding());
        return need("rectifications", "查出的问题都已整改", words, page + "#rectifications");
    }

    private Need listed(Project project, Plan plan, Catalogue list, Catalogue.Entry entry) {
        var slot = list.id() + "/" + entry.id();
        var item = plan.projects().from().get(entry.id());
        var label = list.label() + "：" + entry.label();
        if (item != null) {
            var found = papers.fulfilling(project, item);
            return new Need(
                    slot,
                    label,
                    found.isEmpty() ? "还没有登记完成「%s」的文件".formatted(label(plan, item)) : "",
                    "/console/papers/new?item=" + item,
                    found);
        }
        var found =
                papers.of(project.id()).stream()
                        .filter(one -> one.slot().equals(slot) && one.valid())
                        .toList();
        return new Need(
                slot,
                label,
                found.isEmpty() ? "还没有把文件归到“%s”".formatted(entry.label()) : "",
                ProjectPages.PATH + "/" + project.id() + "#papers",
                found);
    }

    private static String label(Plan plan, String item) {
        return plan.item(item).map(one -> one.label()).orElse(item);
    }

    private static Need need(String id, String label, String missing, String href) {
        return new Need(id, label, missing, href, List.of());
    }
}
