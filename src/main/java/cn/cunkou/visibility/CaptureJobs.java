package cn.cunkou.visibility;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.Scope;
import cn.cunkou.platform.audit.Audit;
import cn.cunkou.platform.files.Files;
import cn.cunkou.platform.tasks.Agenda;
import cn.cunkou.visibility.CaptureJob.Behaviour;
import cn.cunkou.visibility.documents.EpcisDocument;
import cn.cunkou.visibility.documents.EpcisEvent;
import cn.cunkou.visibility.documents.Fault;
import cn.cunkou.visibility.documents.Header;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.NonTransientDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Documents that were handed in. They are in the database when that is acknowledged; their events
 * are stored in the background, also after a crash, and never some of them where all or none were
 * wanted.
 */
@Service
class CaptureJobs {
    static final TaskDescriptor<String> STORE = TaskDescriptor.of("epcis-capture", String.class);

    /** Reads back whatever it wrote: what is wrong with a document may quote it. */
    private static final JsonMapper JSON = new JsonMapper();

    private static final Logger log = LoggerFactory.getLogger(CaptureJobs.class);
    private static final Files.Rule XML_FILES =
            new Files.Rule(
                    EpcisDocuments.LIMITS.bytes(),
                    Set.of("application/xml", "text/xml", "text/plain"),
                    "XML文件");
    private static final String SELECT =
            """
            select id, created_at, finished_at, success, behaviour, stored, errors::text
              from visibility.capture
            """;

    private final JdbcClient jdbc;
    private final EventTable events;
    private final MasterData masterData;
    private final EpcisDocuments documents;
    private final Files files;
    private final Audit audit;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final Agenda agenda;

    CaptureJobs(
            JdbcClient jdbc,
            EventTable events,
            MasterData masterData,
            EpcisDocuments documents,
            Files files,
            Audit audit,
            Clock clock,
            TransactionTemplate transaction,
            Agenda agenda) {
        this.jdbc = jdbc;
        this.events = events;
        this.masterData = masterData;
        this.documents = documents;
        this.files = files;
        this.audit = audit;
        this.clock = clock;
        this.transaction = transaction;
        this.agenda = agenda;
    }

    /** What waits to be stored. */
    private record Waiting(
            String division,
            String party,
            Behaviour behaviour,
            Format format,
            @Nullable String document,
            byte @Nullable [] text,
            @Nullable UUID body) {}

    /**
     * Takes a document in, to be stored soon.
     *
     * @param division where its events belong
     * @param count how many events it has
     */
    @Transactional
    UUID accept(byte[] text, Format format, Behaviour behaviour, String division, int count) {
        var actor = Actor.current();
        var document =
                format == Format.XML
                        ? files.store(new ByteArrayInputStream(text), "capture.xml", XML_FILES)
                                .sha256()
                        : null;
        var id =
                jdbc.sql(
                                """
                                insert into visibility.capture (division, party, party_name, behaviour, media_type, document,
                                                                waiting, created_at, body)
                                values (:division, :party, :name, :behaviour, :format, :document, :waiting, :now, :body)
                                returning id
                                """)
                        .param("division", division)
                        .param("party", actor.id())
                        .param("name", actor.name())
                        .param("behaviour", behaviour.id())
                        .param("format", format.name())
                        .param("document", document)
                        .param("waiting", document == null ? text : null)
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .param("body", Party.of(actor))
                        .query(UUID.class)
                        .single();
        note(id.toString(), division, count, behaviour);
        agenda.add(STORE.instance(id + "@" + division).data(division).scheduledTo(clock.instant()));
        return id;
    }

    /** One entry for each act of handing in. */
    void note(String id, String division, int count, Behaviour behaviour) {
        audit.record(
                "采集事件",
                new Audit.Subject("epcis-capture", id, count + "个事件", division),
                null,
                Map.of("events", count, "behaviour", behaviour.id()),
                null);
    }

    /**
     * Stores what waits. Called again after a crash; what was stored before is not stored twice.
     */
    void store(UUID id, String division) {
        Actor.run(
                Actor.system("采集事件", Scope.of(division)),
                () -> {
                    var waiting = transaction.execute(status -> waiting(id).orElse(null));
                    if (waiting != null) {
                        store(id, waiting);
                    }
                });
    }

    private Optional<Waiting> waiting(UUID id) {
        return jdbc.sql(
                        """
                        select division, party, behaviour, media_type, document, waiting, body from visibility.capture
                         where id = :id and finished_at is null
                        """)
                .param("id", id)
                .query((row, number) ->
                        new Waiting(
                                row.getString("division"),
                                row.getString("party"),
                                Behaviour.of(row.getString("behaviour")),
                                Format.valueOf(row.getString("media_type")),
                                row.getString("document"),
                                row.getBytes("waiting"),
                                row.getObject("body", UUID.class)))
                .optional();
    }

    private void store(UUID id, Waiting waiting) {
        var origin =
                new EventTable.Origin(
                        waiting.division(), waiting.party(), id, clock.instant(), waiting.body());
        if (waiting.behaviour() == Behaviour.ROLLBACK) {
            // it was not acknowledged before it was found good
            var document = documents.again(text(waiting), waiting.format());
            store(id, document, document.events(), origin, true, List.of());
        } else {
            var document = documents.read(text(waiting), waiting.format());
            var faults = documents.faults(document);
            store(
                    id,
                    document,
                    EpcisDocuments.good(document, faults),
                    origin,
                    false,
                    faults.stream().map(CaptureJobs::error).toList());
        }
    }

    private void store(
            UUID id,
            EpcisDocument document,
            List<EpcisEvent> good,
            EventTable.Origin origin,
            boolean together,
            List<CaptureJob.Error> errors) {
        try {
            transaction.executeWithoutResult(status -> {
                masterData.keep(document.header(), origin);
                finish(id, events.add(good, origin).size(), errors);
            });
        } catch (NonTransientDataAccessException e) {
            log.warn("events of capture {} cannot be stored together", id, e);
            if (together) {
                finish(id, 0, List.of(notStored(null)));
            } else {
                oneByOne(id, document.header(), good, origin, new ArrayList<>(errors));
            }
        }
    }

    private void oneByOne(
            UUID id,
            Header header,
            List<EpcisEvent> good,
            EventTable.Origin origin,
            List<CaptureJob.Error> errors) {
        try {
            transaction.executeWithoutResult(status -> masterData.keep(header, origin));
        } catch (NonTransientDataAccessException e) {
            // not tried for ever, and no reason to lose the events
            log.warn("master data of capture {} cannot be stored", origin.capture(), e);
            errors.add(unkept());
        }
        var stored = 0;
        for (var event : good) {
            try {
                stored +=
                        Objects.requireNonNull(
                                transaction.execute(
                                        status -> events.add(List.of(event), origin).size()));
            } catch (NonTransientDataAccessException e) {
                errors.add(notStored(EventTable.id(event)));
            }
        }
        finish(id, stored, errors);
    }

    private byte[] text(Waiting waiting) {
        if (waiting.text() != null) {
            return waiting.text();
        }
        try (var in = files.open(Objects.requireNonNull(waiting.document()))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read document " + waiting.document(), e);
        }
    }

    private void finish(UUID id, int stored, List<CaptureJob.Error> errors) {
        transaction.executeWithoutResult(status ->
                jdbc.sql(
                                """
                                update visibility.capture
                                   set finished_at = :now, success = :success, stored = :stored,
                                       errors = cast(:errors as json), waiting = null
                                 where id = :id and finished_at is null
                                """)
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .param("success", errors.isEmpty())
                        .param("stored", stored)
                        .param("errors", JSON.writeValueAsString(errors))
                        .param("id", id)
                        .update());
    }

    private static CaptureJob.Error error(Fault fault) {
        return new CaptureJob.Error(
                "epcisException:ValidationException",
                "事件不合EPCIS 2.0",
                400,
                (fault.event() < 0 ? "" : "第%d个事件：".formatted(fault.event() + 1)) + fault.what(),
                null);
    }

    private static CaptureJob.Error notStored(@Nullable String event) {
        return new CaptureJob.Error(
                "epcisException:ImplementationException",
                "事件存不进去",
                500,
                event == null ? "整份文件没有存下。" : "这个事件没有存下：" + event,
                null);
    }

    private static CaptureJob.Error unkept() {
        return new CaptureJob.Error(
                "epcisException:ImplementationException", "主数据存不进去", 500, "主数据没有存下。", null);
    }

    @Transactional(readOnly = true)
    Optional<CaptureJob> find(UUID id) {
        return jdbc.sql(SELECT + " where id = :id").param("id", id).query(this::job).optional();
    }

    /** Jobs, the latest first, after the one given. */
    @Transactional(readOnly = true)
    List<CaptureJob> list(@Nullable UUID after, int most) {
        return jdbc.sql(
                        SELECT
                                + " where cast(:after as uuid) is null or id < cast(:after as uuid) order by id desc limit :most")
                .param("after", after)
                .param("most", most)
                .query(this::job)
                .list();
    }

    private CaptureJob job(ResultSet row, int number) throws SQLException {
        return new CaptureJob(
                row.getObject("id", UUID.class),
                row.getTimestamp("created_at").toInstant(),
                instant(row.getTimestamp("finished_at")),
                row.getBoolean("success"),
                Behaviour.of(row.getString("behaviour")),
                row.getInt("stored"),
                JSON.readValue(
                        row.getString("errors"), new TypeReference<List<CaptureJob.Error>>() {}));
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
