package cn.cunkou.projects;

import cn.cunkou.plan.Plan;
import cn.cunkou.platform.audit.Audit;
import cn.cunkou.platform.web.Faults;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a county says of the plan's items when it evaluates itself, beside the figures. */
@Service
public class SelfNotes {
    private final JdbcClient jdbc;
    private final Counties counties;
    private final Audit audit;

    SelfNotes(JdbcClient jdbc, Counties counties, Audit audit) {
        this.jdbc = jdbc;
        this.counties = counties;
        this.audit = audit;
    }

    /** What is said of an item, and the paper that proves it. */
    public record Note(String text, String paper, Stamp stamp) {}

    /** The latest of each item. */
    @Transactional(readOnly = true)
    Map<String, Note> of(String plan) {
        var notes = new HashMap<String, Note>();
        jdbc.sql(
                        """
                        select distinct on (item) item, text, paper, recorded_at, recorded_by from projects.self_note
                         where plan = :plan order by item, recorded_at desc, id desc
                        """)
                .param("plan", plan)
                .query(row -> {
                    notes.put(
                            row.getString("item"),
                            new Note(
                                    row.getString("text"),
                                    row.getString("paper"),
                                    ProjectBook.stamp(row, "recorded_at", "recorded_by")));
                });
        return notes;
    }

    /**
     * Says something of an item.
     *
     * @throws Problem when there is no such item, or nothing is said
     */
    @Transactional
    void say(Plan plan, String item, @Nullable String text, @Nullable String paper) {
        var label = plan.item(item).orElseThrow(() -> Problem.notFound("方案里的" + item)).label();
        var faults = new Faults();
        var said = faults.requiredLines("text", "自评说明", text, 1_000);
        var named = faults.text("paper", paper, 200);
        Typed.requireNone(faults, "有几处需要改。");
        var stamp = Stamp.now(counties, plan.division());
        jdbc.sql(
                        """
                        insert into projects.self_note (division, plan, item, text, paper, recorded_at, recorded_by)
                        values (:division, :plan, :item, :text, :paper, :at, :by)
                        """)
                .param("division", plan.division().digits())
                .param("plan", plan.id())
                .param("item", item)
                .param("text", said)
                .param("paper", Objects.requireNonNullElse(named, ""))
                .param("at", stamp.time())
                .param("by", stamp.by())
                .update();
        audit.record(
                "自评说明",
                new Audit.Subject(
                        "self-note", plan.id() + "/" + item, label, plan.division().digits()),
                null,
                said,
                null);
    }
}
