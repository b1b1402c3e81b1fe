package cn.cunkou.papers;

import cn.cunkou.platform.Actor;
import cn.cunkou.region.Counties;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The papers as they are stored: rows are added and closed, never overwritten. */
@Repository
class PaperBook {
    private final JdbcClient jdbc;
    private final Counties counties;

    PaperBook(JdbcClient jdbc, Counties counties) {
        this.jdbc = jdbc;
        this.counties = counties;
    }

    Optional<Paper> find(UUID id) {
        return jdbc.sql(PaperRows.SELECT + " where id = :id")
                .param("id", id)
                .query(new PaperRows())
                .optional();
    }

    /** The paper, held against other writers until the transaction ends. */
    Optional<Paper> lock(UUID id) {
        jdbc.sql("select id from papers.paper where id = :id for update")
                .param("id", id)
                .query(UUID.class)
                .optional();
        return find(id);
    }

    /** The standing paper of a body with that number. */
    Optional<Paper> numbered(UUID body, String number) {
        return jdbc.sql(PaperRows.SELECT + " where body = :body and number = :number and valid")
                .param("body", body)
                .param("number", number)
                .query(new PaperRows())
                .optional();
    }

    /**
     * Adds a paper.
     *
     * @param id its id where it is settled already
     * @param reason why it takes the place of another; null where it does not
     * @return empty when the body has a standing paper with that number
     */
    Optional<UUID> insert(NewPaper paper, @Nullable UUID id, @Nullable String reason) {
        var covers = paper.covers();
        var added =
                jdbc.sql(
                                """
                                insert into papers.paper (id, division, body, kind, number, title, day, covers, open, note,
                                                          recorded_at, recorded_by, correction_reason)
                                values (coalesce(cast(:id as uuid), uuidv7()), :division, :body, :kind, :number, :title, :day,
                                        case when cast(:from as date) is not null
                                             then daterange(cast(:from as date), cast(:to as date), '[]') end,
                                        :open, :note, :now, :by, :reason)
                                    on conflict (body, number) where valid and number is not null do nothing
                                returning id
                                """)
                        .param("id", id)
                        .param("division", paper.division().digits())
                        .param("body", paper.body())
                        .param("kind", paper.kind().id())
                        .param("number", paper.number())
                        .param("title", paper.title())
                        .param("day", paper.day())
                        .param("from", covers == null ? null : covers.from())
                        .param("to", covers == null ? null : covers.to())
                        .param("open", paper.open())
                        .param("note", paper.note())
                        .param("now", now(paper))
                        .param("by", Actor.current().name())
                        .param("reason", reason)
                        .query(UUID.class)
                        .optional();
        added.ifPresent(paperId -> insertFulfilments(paperId, paper));
        return added;
    }

    private void insertFulfilments(UUID id, NewPaper paper) {
        if (paper.fulfils().isEmpty()) {
            return;
        }
        jdbc.sql(
                        """
                        insert into papers.fulfilment (paper, division, plan, item)
                        select :paper, :division, item.plan, item.item
                          from unnest(cast(:plans as text[]), cast(:items as text[])) as item (plan, item)
                        """)
                .param("paper", id)
                .param("division", paper.division().digits())
                .param(
                        "plans",
                        paper.fulfils().stream().map(Fulfilment::plan).toArray(String[]::new))
                .param(
                        "items",
                        paper.fulfils().stream().map(Fulfilment::item).toArray(String[]::new))
                .update();
    }

    UUID newId() {
        return jdbc.sql("select uuidv7()").query(UUID.class).single();
    }

    void supersede(UUID id, @Nullable UUID by) {
        jdbc.sql("update papers.paper set superseded_by = cast(:by as uuid) where id = :id")
                .param("id", id)
                .param("by", by)
                .update();
    }

    void withdraw(Paper paper, String reason) {
        jdbc.sql(
                        """
                        update papers.paper set withdrawn_at = :now, withdrawn_by = :by, withdrawal_reason = :reason
                         where id = :id
                        """)
                .param("now", counties.now(paper.division()).atOffset(ZoneOffset.UTC))
                .param("by", Actor.current().name())
                .param("reason", reason)
                .param("id", paper.id())
                .update();
    }

    /** The paper and all it took the place of, the newest first. */
    List<Paper> lineage(UUID id) {
        return jdbc.sql(
                        """
                        with recursive line (id, depth) as (
                            select cast(:id as uuid), 0
                            union all
                            select paper.id, line.depth + 1
                              from line join papers.paper on paper.superseded_by = line.id)
                        """
                                + PaperRows.SELECT
                                + " join line on line.id = paper.id order by line.depth")
                .param("id", id)
                .query(new PaperRows())
                .list();
    }

    private OffsetDateTime now(NewPaper paper) {
        return counties.now(paper.division()).atOffset(ZoneOffset.UTC);
    }
}
