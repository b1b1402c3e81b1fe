package cn.cunkou.quality;

import cn.cunkou.platform.web.Paged;
import cn.cunkou.platform.web.SearchWords;
import cn.cunkou.region.Counties;
import cn.cunkou.values.DivisionCode;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Marks as everybody may read them, and who may use them. */
@Service
public class PublicMarks {
    private final JdbcClient jdbc;
    private final Counties counties;

    PublicMarks(JdbcClient jdbc, Counties counties) {
        this.jdbc = jdbc;
        this.counties = counties;
    }

    /** A mark; see {@link Marks.Mark}. */
    public record PublicMark(
            UUID id,
            String county,
            String kind,
            String name,
            String number,
            String issuer,
            String holder,
            String product,
            String area,
            LocalDate validFrom,
            @Nullable LocalDate validTo) {
        public String kindWords() {
            return LotSamples.word(Marks.KINDS, kind);
        }
    }

    /** Somebody who may use a mark today. */
    public record PublicUser(
            UUID mark, String producer, String number, LocalDate validFrom, LocalDate validTo) {}

    /** The marks of a county that hold today. */
    @Transactional(readOnly = true)
    public Paged<PublicMark> list(
            DivisionCode county, String kind, String text, Paged.Request page) {
        var rows =
                found(
                                "id, county, kind, name, number, issuer, holder, product, area, valid_from, valid_to",
                                " order by kind, name, number, id limit :size offset :offset",
                                county,
                                kind,
                                text)
                        .param("size", page.size())
                        .param("offset", page.offset())
                        .query(new DataClassRowMapper<>(PublicMark.class))
                        .list();
        var total = found("count(*)", "", county, kind, text).query(Long.class).single();
        return page.of(rows, total);
    }

    private StatementSpec found(
            String columns, String order, DivisionCode county, String kind, String text) {
        return jdbc.sql(
                        """
                        select %s from quality.public_mark
                         where county = :county and (:kind = '' or kind = :kind)
                           and :today between valid_from and coalesce(valid_to, :today) and coalesce(ended_on > :today, true)
                           and not exists (select from unnest(cast(:words as text[])) as word
                                            where position(lower(word) in lower(concat_ws(' ', name, number, holder, product))) = 0)
                        """
                                        .formatted(columns)
                                + order)
                .param("county", county.digits())
                .param("kind", kind)
                .param("today", counties.today(county))
                .param("words", SearchWords.of(text));
    }

    /** Who may use some marks of a county today. */
    @Transactional(readOnly = true)
    public List<PublicUser> users(DivisionCode county, List<PublicMark> marks) {
        return jdbc.sql(
                        """
                        select mark, producer, number, valid_from, valid_to from quality.public_mark_user
                         where county = :county and mark = any (:marks) and :today between valid_from and valid_to
                         order by producer, number
                        """)
                .param("county", county.digits())
                .param("marks", marks.stream().map(PublicMark::id).toArray(UUID[]::new))
                .param("today", counties.today(county))
                .query(new DataClassRowMapper<>(PublicUser.class))
                .list();
    }
}
