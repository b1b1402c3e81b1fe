package cn.cunkou.production;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.web.PhoneClock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Acts as they are written down; nothing in it is changed later. */
@Repository
class ActBook {
    private final JdbcClient jdbc;
    private final JsonMapper json;

    ActBook(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * An act that was checked.
     *
     * @param lot that came of it or that it was done with
     * @param makesLot whether the lot was registered with it
     * @param content digest of what was sent
     */
    record NewAct(
            UUID id,
            Batch batch,
            Crop.Act act,
            Told told,
            int days,
            PhoneClock.Settled when,
            Instant phoneTime,
            LocalDate day,
            @Nullable UUID lot,
            boolean makesLot,
            ObjectNode event,
            String content) {}

    /** An act that had come before. */
    record Kept(
            UUID id, UUID batch, String content, LocalDate day, PhoneClock.@Nullable Note clock) {}

    /** Those of these that are in the book, by id. */
    Map<UUID, Kept> kept(Collection<UUID> ids) {
        return jdbc
                .sql(
                        "select id, batch, content, day, clock from production.act where id = any (:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .query((row, _) ->
                        new Kept(
                                row.getObject("id", UUID.class),
                                row.getObject("batch", UUID.class),
                                row.getString("content"),
                                row.getObject("day", LocalDate.class),
                                PhoneClock.Note.read(row.getString("clock"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Kept::id, Function.identity()));
    }

    /** After which acts others of a batch have to wait. */
    List<Wait.Cause> causes(UUID batch) {
        return jdbc.sql(
                        """
                        select title, coalesce(input, '') as input, blocks, days, day from production.standing_act
                         where batch = :batch and days > 0 and blocks <> '{}'
                        """)
                .param("batch", batch)
                .query((row, _) ->
                        new Wait.Cause(
                                row.getString("title"),
                                row.getString("input"),
                                Arrays.asList((String[]) row.getArray("blocks").getArray()),
                                row.getInt("days"),
                                row.getObject("day", LocalDate.class)))
                .list();
    }

    /** Lots of acts that were done though they should have waited after another. */
    List<UUID> early(UUID cause) {
        return jdbc.sql(
                        """
                        select distinct act.lot
                          from production.act join production.act as cause on cause.batch = act.batch and cause.id <> act.id
                         where cause.id = :cause and act.lot is not null and act.act = any (cause.blocks)
                           and act.day >= cause.day and act.day < cause.day + cause.days
                        """)
                .param("cause", cause)
                .query((row, _) -> row.getObject(1, UUID.class))
                .list();
    }

    /** Writes an act down; false where its id is taken. */
    boolean insert(NewAct act, Instant now) {
        var input = act.told().input();
        var clock = act.when().note();
        return jdbc.sql(
                                """
                                insert into production.act (id, division, batch, act, title, stage, fields, said, shown, input, blocks,
                                                            days, day, happened_at, entered_at, phone_time, clock, lot, makes_lot, event, content,
                                                            recorded_at, recorded_by)
                                values (:id, :division, :batch, :act, :title, :stage, cast(:fields as jsonb), :said, :shown, :input,
                                        :blocks, :days, :day, :happened, :entered, :phone, :clock, :lot, :makesLot, cast(:event as jsonb),
                                        :content, :now, :by)
                                on conflict (id) do nothing
                                """)
                        .param("id", act.id())
                        .param("division", act.batch().division())
                        .param("batch", act.batch().id())
                        .param("act", act.act().act())
                        .param("title", act.act().title())
                        .param("stage", act.act().stage().id())
                        .param("fields", json.writeValueAsString(act.told().values()))
                        .param("said", act.told().said())
                        .param("shown", act.told().shown())
                        .param("input", input == null ? null : input.title())
                        .param("blocks", act.act().blocks().toArray(String[]::new))
                        .param("days", act.days())
                        .param("day", act.day())
                        .param("happened", utc(act.when().happened()))
                        .param("entered", utc(act.when().entered()))
                        .param("phone", utc(act.phoneTime()))
                        .param("clock", clock == null ? null : clock.id())
                        .param("lot", act.lot())
                        .param("makesLot", act.makesLot())
                        .param("event", act.event().toString())
                        .param("content", act.content())
                        .param("now", utc(now))
                        .param("by", Actor.current().name())
                        .update()
                == 1;
    }

    void keepPhoto(NewAct act, String field, String sha256) {
        jdbc.sql(
                        """
                        insert into production.act_photo (act, division, field, sha256)
                        values (:act, :division, :field, :sha256)
                        """)
                .param("act", act.id())
                .param("division", act.batch().division())
                .param("field", field)
                .param("sha256", sha256)
                .update();
    }

    /** Takes an act back; false where it was taken back before. */
    boolean withdraw(Act act, String reason, Instant now) {
        return jdbc.sql(
                                """
                                insert into production.withdrawal (act, division, reason, recorded_at, recorded_by)
                                values (:act, :division, :reason, :now, :by) on conflict do nothing
                                """)
                        .param("act", act.id())
                        .param("division", act.division())
                        .param("reason", reason)
                        .param("now", utc(now))
                        .param("by", Actor.current().name())
                        .update()
                == 1;
    }

    /** How many standing acts a lot came of. */
    long sources(UUID lot, String act) {
        return jdbc.sql(
                        "select count(*) from production.standing_act where lot = :lot and act = :act")
                .param("lot", lot)
                .param("act", act)
                .query(Long.class)
                .single();
    }

    /** Whether a lot was registered with an act, taken back or not. */
    boolean isMade(UUID lot) {
        return jdbc.sql("select exists (select from production.act where lot = :lot and makes_lot)")
                .param("lot", lot)
                .query(Boolean.class)
                .single();
    }

    ObjectNode event(UUID act) {
        return (ObjectNode)
                json.readTree(
                        jdbc.sql("select event::text from production.act where id = :id")
                                .param("id", act)
                                .query(String.class)
                                .single());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
