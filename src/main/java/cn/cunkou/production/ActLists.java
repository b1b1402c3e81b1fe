package cn.cunkou.production;

import cn.cunkou.platform.web.Paged;
import cn.cunkou.platform.web.PhoneClock;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.production.Crop.Stage;
import cn.cunkou.values.DivisionCode;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Acts as they are read. */
@Service
public class ActLists {
    private static final String FROM =
            """
              from production.act
              join production.batch on batch.id = act.batch
              join production.place on place.id = batch.place
              left join traceability.lot on lot.id = act.lot
              left join production.withdrawal on withdrawal.act = act.id
            """;
    private static final String ACT =
            """
            select act.id, act.division, act.batch, batch.crop_title, batch.number, place.name as place_name, act.act, act.title,
                   act.stage, act.fields, act.said, act.shown, act.day, act.happened_at, act.recorded_at, act.recorded_by, act.clock,
                   act.lot as lot_id, lot.number as lot, withdrawal.reason,
                   array(select field from production.act_photo where act_photo.act = act.id order by field) as photos,
                   array(select field from production.act_video where act_video.act = act.id order by field) as videos
            """
                    + FROM;
    private static final String OWN =
            " (cast(:own as uuid[]) is null or place.producer = any (cast(:own as uuid[]))) ";
    private static final TypeReference<Map<String, String>> FIELDS = new TypeReference<>() {};

    private final RowMapper<Act> rows =
            (row, _) ->
                    new Act(
                            row.getObject("id", UUID.class),
                            row.getString("division"),
                            row.getObject("batch", UUID.class),
                            "%s第%d批 · %s"
                                    .formatted(
                                            row.getString("crop_title"),
                                            row.getInt("number"),
                                            row.getString("place_name")),
                            row.getString("act"),
                            row.getString("title"),
                            Stage.valueOf(row.getString("stage").toUpperCase(Locale.ROOT)),
                            fields(row.getString("fields")),
                            row.getString("said"),
                            row.getString("shown"),
                            row.getObject("day", LocalDate.class),
                            row.getTimestamp("happened_at").toInstant(),
                            row.getTimestamp("recorded_at").toInstant(),
                            row.getString("recorded_by"),
                            clock(row.getString("clock")),
                            row.getObject("lot_id", UUID.class),
                            row.getString("lot"),
                            Arrays.asList((String[]) row.getArray("photos").getArray()),
                            Arrays.asList((String[]) row.getArray("videos").getArray()),
                            row.getString("reason"));

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Hands hands;

    ActLists(JdbcClient jdbc, JsonMapper json, Hands hands) {
        this.jdbc = jdbc;
        this.json = json;
        this.hands = hands;
    }

    private Map<String, String> fields(String written) {
        return json.readValue(written, FIELDS);
    }

    private static String clock(@Nullable String id) {
        var note = PhoneClock.Note.read(id);
        return note == null ? "" : note.label();
    }

    /** All acts of a batch, the last first, withdrawn ones included. */
    @Transactional(readOnly = true)
    public List<Act> of(UUID batch) {
        return jdbc.sql(ACT + " where act.batch = :batch order by act.happened_at desc, act.id")
                .param("batch", batch)
                .query(rows)
                .list();
    }

    /** What whoever acts may see within a place, the last first. */
    @Transactional(readOnly = true)
    public Paged<Act> within(DivisionCode place, Paged.Request page) {
        var matching = " where act.division like :within and " + OWN;
        var own = hands.own();
        var found =
                jdbc.sql(
                                ACT
                                        + matching
                                        + " order by act.happened_at desc, act.id limit :size offset :offset")
                        .param("within", place.pattern())
                        .param("own", own)
                        .param("size", page.size())
                        .param("offset", page.offset())
                        .query(rows)
                        .list();
        var total =
                jdbc.sql("select count(*) " + FROM + matching)
                        .param("within", place.pattern())
                        .param("own", own)
                        .query(Long.class)
                        .single();
        return page.of(found, total);
    }

    /**
     * The act of that id.
     *
     * @throws Problem when there is none, or it is of a producer for whom others record
     */
    @Transactional(readOnly = true)
    public Act get(UUID id) {
        return jdbc.sql(ACT + " where act.id = :id and " + OWN)
                .param("id", id)
                .param("own", hands.own())
                .query(rows)
                .optional()
                .orElseThrow(() -> Problem.notFound("这条记录"));
    }

    /** Acts of a county that were taken back for that reason. */
    @Transactional(readOnly = true)
    Set<UUID> withdrawn(DivisionCode county, String reason) {
        return jdbc.sql(
                        "select act from production.withdrawal where division like :within and reason = :reason")
                .param("within", county.pattern())
                .param("reason", reason)
                .query((row, _) -> row.getObject(1, UUID.class))
                .set();
    }

    /** The photograph of a field of an act. */
    @Transactional(readOnly = true)
    Optional<String> photo(UUID act, String field) {
        return jdbc.sql(
                        "select sha256 from production.act_photo where act = :act and field = :field")
                .param("act", act)
                .param("field", field)
                .query(String.class)
                .optional();
    }

    /**
     * Harvests that came too early, as was found when somebody told later of what they should have
     * waited for.
     */
    @Transactional(readOnly = true)
    List<Act> early(DivisionCode within) {
        return jdbc.sql(
                        ACT
                                + """
                                where act.division like :within and withdrawal.act is null
                                  and exists (select from production.standing_act as cause
                                               where cause.batch = act.batch and cause.id <> act.id and act.act = any (cause.blocks)
                                                 and act.day >= cause.day and act.day < cause.day + cause.days)
                                  and\
                                """
                                + OWN
                                + " order by act.day desc, act.id limit 500")
                .param("within", within.pattern())
                .param("own", hands.own())
                .query(rows)
                .list();
    }
}
