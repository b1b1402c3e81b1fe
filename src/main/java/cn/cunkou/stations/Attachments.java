package cn.cunkou.stations;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.audit.Audit;
import cn.cunkou.platform.files.Files;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The photos and papers about stations; who may see a station may see them. */
@Service
class Attachments {
    private static final String SELECT =
            """
            select attachment.id, station, kind, attachment.sha256, name, taken_on, added_by, media_type, size
              from stations.attachment
              join platform.file on file.sha256 = attachment.sha256
            """;
    private static final RowMapper<Attachment> ROWS =
            (row, number) ->
                    new Attachment(
                            row.getObject("id", UUID.class),
                            row.getObject("station", UUID.class),
                            Attachment.Kind.read(row.getString("kind")).orElseThrow(),
                            row.getString("sha256"),
                            row.getString("name"),
                            row.getObject("taken_on", LocalDate.class),
                            row.getString("added_by"),
                            row.getString("media_type"),
                            row.getLong("size"));

    private final JdbcClient jdbc;
    private final StationBook book;
    private final Files files;
    private final Counties counties;
    private final Audit audit;

    Attachments(JdbcClient jdbc, StationBook book, Files files, Counties counties, Audit audit) {
        this.jdbc = jdbc;
        this.book = book;
        this.files = files;
        this.counties = counties;
        this.audit = audit;
    }

    /** What the audit trail keeps of one. */
    private record Kept(String kind, String name, String sha256, @Nullable LocalDate takenOn) {
        static Kept of(Attachment attachment) {
            return new Kept(
                    attachment.kind().label(),
                    attachment.name(),
                    attachment.sha256(),
                    attachment.takenOn());
        }
    }

    @Transactional(readOnly = true)
    public List<Attachment> of(UUID station) {
        return jdbc.sql(SELECT + " where station = :station order by recorded_at, id")
                .param("station", station)
                .query(ROWS)
                .list();
    }

    /**
     * One attachment of a station.
     *
     * @throws Problem when there is none, or the station lies outside the actor's divisions
     */
    @Transactional(readOnly = true)
    public Attachment get(UUID station, UUID id) {
        return jdbc.sql(SELECT + " where station = :station and id = :id")
                .param("station", station)
                .param("id", id)
                .query(ROWS)
                .optional()
                .orElseThrow(() -> Problem.notFound("附件"));
    }

    ResponseEntity<InputStreamResource> show(Attachment attachment) {
        return files.show(
                attachment.name(),
                new Files.Stored(attachment.sha256(), attachment.size(), attachment.mediaType()));
    }

    /**
     * Adds one.
     *
     * @throws Problem when the station cannot be seen, or the file is not accepted
     */
    @Transactional
    public Attachment add(
            UUID id,
            Attachment.Kind kind,
            String fileName,
            @Nullable LocalDate takenOn,
            InputStream content) {
        var station = book.lock(id).orElseThrow(Stations::missing);
        var name = Files.plainName(fileName);
        var stored = files.store(content, name, Files.Rule.PICTURES_AND_PAPERS);
        var added =
                jdbc.sql(
                                """
                                insert into stations.attachment (station, division, kind, sha256, name, taken_on, recorded_at, added_by)
                                values (:station, :division, :kind, :sha256, :name, :takenOn, :now, :by) returning id
                                """)
                        .param("station", id)
                        .param("division", station.division().digits())
                        .param("kind", kind.id())
                        .param("sha256", stored.sha256())
                        .param("name", name)
                        .param("takenOn", takenOn)
                        .param("now", counties.now(station.county()).atOffset(ZoneOffset.UTC))
                        .param("by", Actor.current().name())
                        .query(UUID.class)
                        .single();
        var attachment = get(id, added);
        audit.record("上传附件", StationJournal.subject(station), null, Kept.of(attachment), null);
        return attachment;
    }

    /** Takes one away; the audit trail keeps its name and hash. */
    @Transactional
    public void remove(UUID id, UUID attachment) {
        var station = book.lock(id).orElseThrow(Stations::missing);
        var removed = get(id, attachment);
        jdbc.sql("delete from stations.attachment where id = :id").param("id", attachment).update();
        audit.record("删除附件", StationJournal.subject(station), Kept.of(removed), null, null);
    }
}
