package cn.cunkou.papers;

import cn.cunkou.platform.web.Paged;
import cn.cunkou.values.DivisionCode;
import cn.cunkou.values.Period;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Papers as everybody may see them: those that are open and stand. */
@Service
public class PublicPapers {
    private static final String SELECT =
            """
            select public_paper.*, lower(covers) as covers_from, upper(covers) - 1 as covers_to
              from papers.public_paper
            """;
    private static final String MATCHING =
            """
             where county = :county
               and (cast(:kind as text) is null or kind = :kind)
               and (cast(:item as text) is null
                    or exists (select from unnest(fulfils) as fulfilled
                                where fulfilled = :item or split_part(fulfilled, '/', 2) = :item))
               and not exists (select from unnest(cast(:words as text[])) as word
                                where position(lower(word) in lower(concat_ws(' ', number, title, body_name))) = 0)
            """;

    private final JdbcClient jdbc;
    private final PaperFiles files;

    PublicPapers(JdbcClient jdbc, PaperFiles files) {
        this.jdbc = jdbc;
        this.files = files;
    }

    /** One paper; see {@link Paper}. */
    public record PublicPaper(
            UUID id,
            DivisionCode division,
            String issuer,
            PaperKind kind,
            @Nullable String number,
            String title,
            LocalDate day,
            @Nullable Period covers,
            List<Fulfilment> fulfils) {}

    @Transactional(readOnly = true)
    public Paged<PublicPaper> list(PaperFilter filter, Paged.Request page) {
        var rows =
                asked(
                                SELECT
                                        + MATCHING
                                        + " order by day desc, id desc limit :size offset :offset",
                                filter)
                        .param("size", page.size())
                        .param("offset", page.offset())
                        .query(PublicPapers::paper)
                        .list();
        var total =
                asked("select count(*) from papers.public_paper" + MATCHING, filter)
                        .query(Long.class)
                        .single();
        return page.of(rows, total);
    }

    /**
     * The newest open papers of a county that are of one of these kinds or fulfil one of these
     * items.
     *
     * @param items {@code plan/item}
     */
    @Transactional(readOnly = true)
    public List<PublicPaper> shown(
            DivisionCode county, List<String> kinds, List<String> items, int most) {
        return jdbc.sql(
                        SELECT
                                + """
                                 where county = :county
                                   and (kind = any (cast(:kinds as text[])) or fulfils && cast(:items as text[]))
                                 order by day desc, id desc limit :most
                                """)
                .param("county", county.digits())
                .param("kinds", kinds.toArray(String[]::new))
                .param("items", items.toArray(String[]::new))
                .param("most", most)
                .query(PublicPapers::paper)
                .list();
    }

    /** The files of an open paper. */
    public List<PaperFile> files(UUID paper) {
        return files.ofOpen(paper);
    }

    @Transactional(readOnly = true)
    public Optional<PublicPaper> find(UUID id) {
        return jdbc.sql(SELECT + " where id = :id")
                .param("id", id)
                .query(PublicPapers::paper)
                .optional();
    }

    private StatementSpec asked(String sql, PaperFilter filter) {
        return jdbc.sql(sql)
                .param("county", filter.division())
                .param("kind", filter.kindId())
                .param("item", filter.itemId())
                .param("words", filter.words());
    }

    private static PublicPaper paper(ResultSet row, int number) throws SQLException {
        return new PublicPaper(
                row.getObject("id", UUID.class),
                DivisionCode.of(row.getString("division")),
                row.getString("body_name"),
                PaperKind.of(row.getString("kind")),
                row.getString("number"),
                row.getString("title"),
                row.getObject("day", LocalDate.class),
                PaperRows.covers(row),
                PaperRows.fulfils(row));
    }
}
