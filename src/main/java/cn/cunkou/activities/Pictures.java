package cn.cunkou.activities;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.audit.Audit;
import cn.cunkou.platform.files.Files;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import cn.cunkou.values.DivisionCode;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Photographs and scans of activities; who may see an activity may see them. */
@Service
public class Pictures {
    private static final int MOST = 20;

    private final JdbcClient jdbc;
    private final Files files;
    private final Counties counties;
    private final Audit audit;

    Pictures(JdbcClient jdbc, Files files, Counties counties, Audit audit) {
        this.jdbc = jdbc;
        this.files = files;
        this.counties = counties;
        this.audit = audit;
    }

    /** One file; size in bytes. */
    public record Picture(
            UUID id, UUID activity, String name, String sha256, String mediaType, long size) {
        Files.Stored stored() {
            return new Files.Stored(sha256, size, mediaType);
        }

        public boolean isImage() {
            return mediaType.startsWith("image/");
        }
    }

    @Transactional(readOnly = true)
    public List<Picture> of(UUID activity) {
        return list(
                """
                select picture.id, activity, name, picture.sha256, media_type, size
                  from activities.picture join platform.file on file.sha256 = picture.sha256
                 where removed_at is null and activity = :activity order by added_at, picture.id
                """,
                activity);
    }

    /** Those of an activity that everybody may see. */
    @Transactional(readOnly = true)
    public List<Picture> ofOpen(UUID activity) {
        return list(
                "select * from activities.public_picture where activity = :activity order by id",
                activity);
    }

    private List<Picture> list(String sql, UUID activity) {
        return jdbc.sql(sql)
                .param("activity", activity)
                .query(new DataClassRowMapper<>(Picture.class))
                .list();
    }

    /**
     * One of them.
     *
     * @throws Problem when it is none of them
     */
    static Picture one(List<Picture> pictures, UUID id) {
        return pictures.stream()
                .filter(picture -> picture.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("照片或扫描件"));
    }

    /**
     * Adds one to an activity that stands and may be changed.
     *
     * @throws Problem when there are too many, or the file is not accepted
     */
    @Transactional
    public void add(Activity activity, Activities.Upload upload) {
        if (activity.pictures() >= MOST) {
            throw Problem.conflict("一项活动最多%d张照片或扫描件。".formatted(MOST));
        }
        var name = Files.plainName(upload.name());
        var stored = files.store(upload.content(), name, Files.Rule.PICTURES_AND_PAPERS);
        var division = activity.said().division();
        jdbc.sql(
                        """
                        insert into activities.picture (activity, division, sha256, name, added_at, added_by)
                        values (:activity, :division, :sha256, :name, :now, :by)
                        """)
                .param("activity", activity.id())
                .param("division", division.digits())
                .param("sha256", stored.sha256())
                .param("name", name)
                .param("now", now(division))
                .param("by", Actor.current().name())
                .update();
        audit.record("上传照片", Activities.subject(activity), null, name, null);
    }

    /** Takes one off; that it was there stays on record. */
    @Transactional
    public void remove(Activity activity, UUID id) {
        var removed = one(of(activity.id()), id);
        if (activity.said().kind().needs(ActivityKind.Part.PICTURE) && activity.pictures() == 1) {
            throw Problem.conflict("%s要留至少一张照片，请先上传新的。".formatted(activity.said().kind().label()));
        }
        jdbc.sql("update activities.picture set removed_at = :now, removed_by = :by where id = :id")
                .param("now", now(activity.said().division()))
                .param("by", Actor.current().name())
                .param("id", id)
                .update();
        audit.record("移除照片", Activities.subject(activity), removed.name(), null, null);
    }

    /** Gives the pictures of an activity to the one that takes its place. */
    void takeOver(Activity from, UUID to, DivisionCode division) {
        jdbc.sql(
                        """
                        insert into activities.picture (activity, division, sha256, name, added_at, added_by)
                        select :to, :division, sha256, name, added_at, added_by from activities.picture
                         where activity = :from and removed_at is null order by added_at, id
                        """)
                .param("to", to)
                .param("division", division.digits())
                .param("from", from.id())
                .update();
    }

    private OffsetDateTime now(DivisionCode division) {
        return counties.now(division).atOffset(ZoneOffset.UTC);
    }
}
