package cn.cunkou.projects;

import cn.cunkou.platform.files.Files;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import cn.cunkou.region.Position;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.multipart.MultipartFile;

/** Photographs of what is built and what was found; who may see a project may see them. */
@Service
public class Photos {
    private static final int MOST = 9;
    private static final Files.Rule PHOTOGRAPHS =
            new Files.Rule(
                    20L << 20, Set.of("image/jpeg", "image/png", "image/webp"), "JPG、PNG或WebP照片");
    private static final String SELECT =
            """
            select photo.id, photo.project, photo.owner, photo.name, photo.sha256, file.media_type, file.size, photo.longitude,
                   photo.latitude, coalesce(photo.taken_at, photo.added_at) as at
              from projects.photo join platform.file on file.sha256 = photo.sha256
            """;

    private final JdbcClient jdbc;
    private final Files files;
    private final Counties counties;

    Photos(JdbcClient jdbc, Files files, Counties counties) {
        this.jdbc = jdbc;
        this.files = files;
        this.counties = counties;
    }

    /**
     * A photograph.
     *
     * @param owner what it belongs to: a progress report, an inspection, a rectification, a step
     * @param at when it was taken; when it was handed in where nobody knows
     */
    public record Photo(
            UUID id,
            UUID project,
            UUID owner,
            String name,
            String sha256,
            String mediaType,
            long size,
            @Nullable BigDecimal longitude,
            @Nullable BigDecimal latitude,
            Instant at) {
        Files.Stored stored() {
            return new Files.Stored(sha256, size, mediaType);
        }

        /** {@code 115.763000, 23.921000}; empty without a position. */
        public String place() {
            return longitude == null || latitude == null
                    ? ""
                    : longitude.toPlainString() + ", " + latitude.toPlainString();
        }
    }

    /** Photographs as they come with a form, and where they were taken. */
    record Upload(List<Shot> shots, @Nullable Position position, @Nullable Instant taken) {
        static final Upload NONE = new Upload(List.of(), null, null);

        static Upload of(
                @Nullable List<MultipartFile> given,
                @Nullable Position position,
                @Nullable Instant taken) {
            var shots = new ArrayList<Shot>();
            if (given != null) {
                for (var file : given) {
                    if (!file.isEmpty()) {
                        shots.add(
                                new Shot(
                                        Objects.requireNonNullElse(file.getOriginalFilename(), ""),
                                        file::getInputStream));
                    }
                }
            }
            if (shots.size() > MOST) {
                throw Problem.badRequest(
                        "照片太多。",
                        List.of(new Problem.Fault("photo", "一次最多%d张照片".formatted(MOST), "分几次交")));
            }
            return new Upload(shots, position, taken);
        }
    }

    interface Content {
        InputStream open() throws IOException;
    }

    record Shot(String name, Content content) {}

    /** Stores them with what they belong to. */
    @Transactional
    void add(Project project, UUID owner, Upload upload) {
        var stamp = Stamp.now(counties, project.division());
        for (var shot : upload.shots()) {
            var name = Files.plainName(shot.name());
            try (var content = shot.content().open()) {
                var stored = files.store(content, name, PHOTOGRAPHS);
                insert(project, owner, name, stored.sha256(), upload, stamp);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void insert(
            Project project, UUID owner, String name, String sha256, Upload upload, Stamp stamp) {
        var position = upload.position();
        var taken = upload.taken();
        jdbc.sql(
                        """
                        insert into projects.photo (project, division, owner, sha256, name, longitude, latitude, taken_at, added_at,
                                                    added_by)
                        values (:project, :division, :owner, :sha256, :name, :longitude, :latitude, :taken, :at, :by)
                        """)
                .param("project", project.id())
                .param("division", project.division().digits())
                .param("owner", owner)
                .param("sha256", sha256)
                .param("name", name)
                .param("longitude", position == null ? null : position.longitude())
                .param("latitude", position == null ? null : position.latitude())
                .param("taken", taken == null ? null : taken.atOffset(ZoneOffset.UTC))
                .param("at", stamp.time())
                .param("by", stamp.by())
                .update();
    }

    /** Gives the photographs of a report to the one that takes its place. */
    void takeOver(UUID from, UUID to) {
        jdbc.sql(
                        """
                        insert into projects.photo (project, division, owner, sha256, name, longitude, latitude, taken_at, added_at,
                                                    added_by)
                        select project, division, :to, sha256, name, longitude, latitude, taken_at, added_at, added_by
                          from projects.photo where owner = :from order by added_at, id
                        """)
                .param("from", from)
                .param("to", to)
                .update();
    }

    @Transactional(readOnly = true)
    List<Photo> of(UUID project) {
        return jdbc.sql(
                        SELECT
                                + " where photo.project = :project order by photo.added_at, photo.id")
                .param("project", project)
                .query(new DataClassRowMapper<>(Photo.class))
                .list();
    }

    /**
     * One photograph of a project.
     *
     * @throws Problem when there is none, or it lies outside the actor's divisions
     */
    @Transactional(readOnly = true)
    Photo get(UUID project, UUID id) {
        return jdbc.sql(SELECT + " where photo.project = :project and photo.id = :id")
                .param("project", project)
                .param("id", id)
                .query(new DataClassRowMapper<>(Photo.class))
                .optional()
                .orElseThrow(() -> Problem.notFound("照片"));
    }
}
