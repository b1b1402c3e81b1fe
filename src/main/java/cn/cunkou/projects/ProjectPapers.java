package cn.cunkou.projects;

import cn.cunkou.papers.Papers;
import cn.cunkou.plan.Plan;
import cn.cunkou.platform.audit.Audit;
import cn.cunkou.platform.web.Faults;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import cn.cunkou.values.DivisionCode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Papers of the register that belong to projects. */
@Service
public class ProjectPapers {
    /** What every procurement, supervision and acceptance has. */
    private static final List<Slot> USUAL =
            List.of(
                    new Slot("decision", "立项决策文件"),
                    new Slot("tender", "招标采购文件"),
                    new Slot("award", "中标成交通知"),
                    new Slot("contract", "合同文本"),
                    new Slot("supervision-report", "监理报告"),
                    new Slot("audit-report", "审计报告"),
                    new Slot("mid-term-report", "中期评估报告"),
                    new Slot("acceptance-report", "验收报告"),
                    new Slot("filing", "备案回执"),
                    new Slot("other", "其他"));

    private final JdbcClient jdbc;
    private final Papers papers;
    private final Projects projects;
    private final Counties counties;
    private final Audit audit;

    ProjectPapers(
            JdbcClient jdbc, Papers papers, Projects projects, Counties counties, Audit audit) {
        this.jdbc = jdbc;
        this.papers = papers;
        this.projects = projects;
        this.counties = counties;
        this.audit = audit;
    }

    /** A paper in its place; {@code valid} as long as it was not withdrawn. */
    public record Linked(
            UUID id,
            UUID project,
            String slot,
            UUID paper,
            @Nullable String number,
            String title,
            LocalDate day,
            boolean valid) {}

    /** A file of a paper in the register. */
    record Filed(UUID paper, String title, String name, String sha256, long size) {}

    /** The places for papers: the usual ones, and what the plan wants before acceptance. */
    static List<Slot> slots(Plan plan) {
        var slots = new ArrayList<>(USUAL);
        var rules = plan.projects();
        for (var id : rules.needs()) {
            plan.catalogue(id).stream()
                    .flatMap(catalogue -> catalogue.entries().stream())
                    .filter(entry -> !rules.from().containsKey(entry.id()))
                    .forEach(entry -> slots.add(new Slot(id + "/" + entry.id(), entry.label())));
        }
        return slots;
    }

    @Transactional(readOnly = true)
    List<Linked> of(UUID project) {
        return jdbc.sql(
                        """
                        select linked.id, linked.project, linked.slot, coalesce(later.id, paper.id) as paper,
                               coalesce(later.number, paper.number) as number, coalesce(later.title, paper.title) as title,
                               coalesce(later.day, paper.day) as day, coalesce(later.valid, paper.valid) as valid
                          from projects.paper as linked
                          join papers.paper on paper.id = linked.paper
                          left join papers.paper as later on later.id = paper.superseded_by
                         where linked.removed_at is null and project = :project
                         order by day, linked.id
                        """)
                .param("project", project)
                .query(new DataClassRowMapper<>(Linked.class))
                .list();
    }

    /** Standing papers of a county that fulfil an item. */
    @Transactional(readOnly = true)
    List<Linked> fulfilling(Project project, String item) {
        return jdbc.sql(
                        """
                        select paper.id, :project as project, :item as slot, paper.id as paper, paper.number, paper.title, paper.day,
                               paper.valid
                          from papers.fulfilment join papers.paper on paper.id = fulfilment.paper
                         where paper.valid and fulfilment.plan = :plan and fulfilment.item = :item and paper.division like :county
                         order by paper.day, paper.id
                        """)
                .param("project", project.id())
                .param("plan", project.plan())
                .param("item", item)
                .param("county", project.county().pattern())
                .query(new DataClassRowMapper<>(Linked.class))
                .list();
    }

    /** Puts a paper of the register into a place of a project. */
    @Transactional
    void add(UUID id, @Nullable String slot, @Nullable String paper) {
        var project = projects.locked(id);
        var faults = new Faults();
        var place = faults.required("slot", "归到哪里", slot, 120);
        if (!place.isEmpty()
                && slots(projects.planOf(project)).stream()
                        .noneMatch(one -> one.id().equals(place))) {
            faults.add("slot", "没有这一类", "从列表里选");
        }
        faults.required("paper", "文号或标题", paper, 200);
        var found = named(faults, "paper", project.county(), paper);
        Typed.requireNone(faults, "有几处需要改。");
        link(
                project,
                place,
                Objects.requireNonNull(found),
                Stamp.now(counties, project.division()));
        audit.record("归入项目文件", project.subject(), null, place, papers.get(found).title());
    }

    void link(Project project, String slot, UUID paper, Stamp stamp) {
        jdbc.sql(
                        """
                        insert into projects.paper (project, division, slot, paper, added_at, added_by)
                        values (:project, :division, :slot, :paper, :at, :by)
                            on conflict (project, slot, paper) where removed_at is null do nothing
                        """)
                .param("project", project.id())
                .param("division", project.division().digits())
                .param("slot", slot)
                .param("paper", paper)
                .param("at", stamp.time())
                .param("by", stamp.by())
                .update();
    }

    /** Takes a paper out of its place; that it was there stays on record. */
    @Transactional
    void remove(UUID id, UUID link) {
        var project = projects.running(id);
        var stamp = Stamp.now(counties, project.division());
        var removed =
                jdbc.sql(
                                """
                                update projects.paper set removed_at = :at, removed_by = :by
                                 where id = :link and project = :project and removed_at is null
                                """)
                        .param("at", stamp.time())
                        .param("by", stamp.by())
                        .param("link", link)
                        .param("project", id)
                        .update();
        if (removed == 0) {
            throw Problem.notFound("这份文件");
        }
        audit.record("移出项目文件", project.subject(), link, null, null);
    }

    /**
     * The standing paper of a county with that number or title.
     *
     * @return null where nothing was typed or nothing was found, which is a fault then
     */
    @Nullable UUID named(Faults faults, String field, DivisionCode county, @Nullable String typed) {
        var name = faults.text(field, typed, 200);
        if (name == null) {
            return null;
        }
        var found =
                jdbc.sql(
                                """
                                select id from papers.paper where valid and division like :county and (number = :name or title = :name)
                                 order by day desc, id desc limit 2
                                """)
                        .param("county", county.pattern())
                        .param("name", name)
                        .query(UUID.class)
                        .list();
        if (found.isEmpty()) {
            faults.add(field, "公文登记里没有「%s」".formatted(name), "写公文登记里的文号或完整标题；没有的先去登记");
            return null;
        }
        if (found.size() > 1) {
            faults.add(field, "有不止一份文件叫「%s」".formatted(name), "写文号");
            return null;
        }
        return found.getFirst();
    }

    /**
     * The files of the papers that serve a plan: fulfilling its items or linked to its projects.
     */
    @Transactional(readOnly = true)
    List<Filed> files(Plan plan) {
        return jdbc.sql(
                        """
                        select distinct paper.id as paper, paper.title, attachment.name, attachment.sha256, file.size
                          from papers.paper
                          join papers.attachment on attachment.paper = paper.id and attachment.removed_at is null
                          join platform.file on file.sha256 = attachment.sha256
                         where paper.valid and paper.division like :county
                           and (exists (select from papers.fulfilment where fulfilment.paper = paper.id and fulfilment.plan = :plan)
                                or exists (select from projects.paper as linked
                                             join projects.project on project.id = linked.project
                                            where linked.paper = paper.id and linked.removed_at is null and project.plan = :plan))
                         order by paper.id, attachment.name
                        """)
                .param("county", plan.division().pattern())
                .param("plan", plan.id())
                .query(new DataClassRowMapper<>(Filed.class))
                .list();
    }
}
