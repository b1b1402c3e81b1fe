package cn.cunkou.activities;

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

/** The activities as they are stored: rows are added and closed, never overwritten. */
@Repository
class ActivityBook {
    private final JdbcClient jdbc;
    private final Counties counties;

    ActivityBook(JdbcClient jdbc, Counties counties) {
        this.jdbc = jdbc;
        this.counties = counties;
    }

    Optional<Activity> find(UUID id) {
        return jdbc.sql(ActivityRows.SELECT + " where id = :id")
                .param("id", id)
                .query(new ActivityRows())
                .optional();
    }

    /** The activity, held against other writers until the transaction ends. */
    Optional<Activity> lock(UUID id) {
        jdbc.sql("select id from activities.activity where id = :id for update")
                .param("id", id)
                .query(UUID.class)
                .optional();
        return find(id);
    }

    /**
     * Adds an activity.
     *
     * @param id its id where it is settled already
     * @param reason why it takes the place of another; null where it does not
     * @return empty when the same is on record already
     */
    Optional<UUID> insert(Activity.Said said, @Nullable UUID id, @Nullable String reason) {
        var cost = said.cost();
        var position = said.position();
        return jdbc.sql(
                        """
                        insert into activities.activity (id, division, body, kind, form, title, day, until, place, people,
                                                         cost_fen, media, partner, partner_kind, address, longitude, latitude,
                                                         paper, note, recorded_at, recorded_by, correction_reason)
                        values (coalesce(cast(:id as uuid), uuidv7()), :division, :body, :kind, :form, :title, :day, :until,
                                :place, :people, :cost, :media, :partner, :partnerKind, :address, :longitude, :latitude,
                                :paper, :note, :now, :by, :reason)
                            on conflict (body, kind, title, day, division, place) where valid do nothing
                        returning id
                        """)
                .param("id", id)
                .param("division", said.division().digits())
                .param("body", said.body())
                .param("kind", said.kind().id())
                .param("form", said.form())
                .param("title", said.title())
                .param("day", said.day())
                .param("until", said.until())
                .param("place", said.place())
                .param("people", said.people())
                .param("cost", cost == null ? null : cost.fen())
                .param("media", said.media())
                .param("partner", said.partner())
                .param("partnerKind", said.partnerKind())
                .param("address", said.address())
                .param("longitude", position == null ? null : position.longitude())
                .param("latitude", position == null ? null : position.latitude())
                .param("paper", said.paper())
                .param("note", said.note())
                .param("now", now(said))
                .param("by", Actor.current().name())
                .param("reason", reason)
                .query(UUID.class)
                .optional();
    }

    UUID newId() {
        return jdbc.sql("select uuidv7()").query(UUID.class).single();
    }

    void supersede(UUID id, @Nullable UUID by) {
        jdbc.sql("update activities.activity set superseded_by = cast(:by as uuid) where id = :id")
                .param("id", id)
                .param("by", by)
                .update();
    }

    void withdraw(Activity activity, String reason) {
        jdbc.sql(
                        """
                        update activities.activity set withdrawn_at = :now, withdrawn_by = :by, withdrawal_reason = :reason
                         where id = :id
                        """)
                .param("now", now(activity.said()))
                .param("by", Actor.current().name())
                .param("reason", reason)
                .param("id", activity.id())
                .update();
    }

    /** The activity and all it took the place of, the newest first. */
    List<Activity> lineage(UUID id) {
        return jdbc.sql(
                        """
                        with recursive line (id, depth) as (
                            select cast(:id as uuid), 0
                            union all
                            select activity.id, line.depth + 1
                              from line join activities.activity on activity.superseded_by = line.id)
                        """
                                + ActivityRows.SELECT
                                + " join line on line.id = activity.id order by line.depth")
                .param("id", id)
                .query(new ActivityRows())
                .list();
    }

    private OffsetDateTime now(Activity.Said said) {
        return counties.now(said.division()).atOffset(ZoneOffset.UTC);
    }
}
