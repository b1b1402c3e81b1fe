package cn.cunkou.activities;

import cn.cunkou.platform.web.Faults;
import cn.cunkou.platform.web.Paged;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Activities as everybody may see them: those that stand, without meetings and costs. */
@Service
public class PublicActivities {
    private static final String MATCHING =
            """
              from activities.public_activity
             where county = :county
               and (cast(:kind as text) is null or kind = :kind)
               and not exists (select from unnest(cast(:words as text[])) as word
                                where position(lower(word) in lower(concat_ws(' ', title, place, partner, body_name))) = 0)
            """;

    private final JdbcClient jdbc;

    PublicActivities(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One activity; see {@link Activity.Said}. */
    public record PublicActivity(
            UUID id,
            String division,
            String bodyName,
            String kind,
            @Nullable String form,
            String title,
            LocalDate day,
            @Nullable LocalDate until,
            String place,
            @Nullable Integer people,
            @Nullable String media,
            @Nullable String partner,
            @Nullable String address) {

        public ActivityKind sort() {
            return ActivityKind.of(kind);
        }

        public String formWords() {
            return form == null ? sort().label() : ActivityKind.words(sort().forms(), form);
        }

        public String mediaWords() {
            return ActivityWords.word(ActivityKind.MEDIA_LEVELS, media);
        }
    }

    @Transactional(readOnly = true)
    public Paged<PublicActivity> list(ActivityFilter filter, Paged.Request page) {
        var rows =
                asked(
                                "select *"
                                        + MATCHING
                                        + " order by day desc, id desc limit :size offset :offset",
                                filter)
                        .param("size", page.size())
                        .param("offset", page.offset())
                        .query(new DataClassRowMapper<>(PublicActivity.class))
                        .list();
        var total = asked("select count(*)" + MATCHING, filter).query(Long.class).single();
        return page.of(rows, total);
    }

    @Transactional(readOnly = true)
    public Optional<PublicActivity> find(UUID id) {
        return jdbc.sql("select * from activities.public_activity where id = :id")
                .param("id", id)
                .query(new DataClassRowMapper<>(PublicActivity.class))
                .optional();
    }

    private JdbcClient.StatementSpec asked(String sql, ActivityFilter filter) {
        return jdbc.sql(sql)
                .param("county", filter.division())
                .param("kind", Faults.given(filter.kind()))
                .param("words", filter.words());
    }
}
