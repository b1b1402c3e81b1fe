package cn.cunkou.production;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.audit.Audit;
import cn.cunkou.platform.files.Files;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import cn.cunkou.values.DivisionCode;
import java.io.InputStream;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Short videos of acts. They come after the act, as bytes, and buyers may see them. */
@Service
class ActVideos {
    private final ActLists lists;
    private final Batches batches;
    private final Crops crops;
    private final Files files;
    private final Counties counties;
    private final Audit audit;
    private final JdbcClient jdbc;

    ActVideos(
            ActLists lists,
            Batches batches,
            Crops crops,
            Files files,
            Counties counties,
            Audit audit,
            JdbcClient jdbc) {
        this.lists = lists;
        this.batches = batches;
        this.crops = crops;
        this.files = files;
        this.counties = counties;
        this.audit = audit;
        this.jdbc = jdbc;
    }

    /** A video as it is kept. */
    record Video(String sha256, String mediaType) {}

    /**
     * Keeps the video of a field of an act. The same one sent again is the same.
     *
     * @param mediaType as whoever sends it says; what counts is what it is
     * @throws Problem when there is no such act or field, it is withdrawn, it has another video
     *     already, or this is none that is kept
     */
    @Transactional
    public Video keep(UUID id, String field, InputStream content, @Nullable String mediaType) {
        var act = lists.get(id);
        if (!act.stands()) {
            throw Problem.conflict("这条记录已经撤回了，不能再加视频。");
        }
        var title = title(act, field);
        var name = title + ("video/webm".equals(mediaType) ? ".webm" : ".mp4");
        var stored = files.store(content, name, Files.Rule.CLIPS);
        var isNew =
                jdbc.sql(
                                        """
                                        insert into production.act_video (act, division, field, sha256, media_type, recorded_at, recorded_by)
                                        values (:act, :division, :field, :sha256, :type, :now, :by) on conflict (act, field) do nothing
                                        """)
                                .param("act", id)
                                .param("division", act.division())
                                .param("field", field)
                                .param("sha256", stored.sha256())
                                .param("type", stored.mediaType())
                                .param(
                                        "now",
                                        counties.now(DivisionCode.of(act.division()))
                                                .atOffset(ZoneOffset.UTC))
                                .param("by", Actor.current().name())
                                .update()
                        == 1;
        if (isNew) {
            audit.record(
                    "上传农事视频",
                    new Audit.Subject(
                            "act",
                            id.toString(),
                            act.batchTitle() + " " + act.title(),
                            act.division()),
                    null,
                    stored.sha256(),
                    null);
        }
        return find(id, field)
                .filter(kept -> kept.sha256().equals(stored.sha256()))
                .orElseThrow(() -> Problem.conflict("这件农事已经有另一段视频。要换，先撤回这条记录，再记一次。"));
    }

    private String title(Act act, String field) {
        var crop = batches.get(act.batch()).crop();
        return crops.find(DivisionCode.of(act.division()).county(), crop).stream()
                .flatMap(one -> one.act(act.act()).stream())
                .flatMap(one -> one.fields().stream())
                .filter(one -> one.kind() == Crop.Kind.VIDEO && one.field().equals(field))
                .map(Crop.Field::title)
                .findFirst()
                .orElseThrow(() ->
                        Problem.badRequest(
                                "没有收下视频。",
                                List.of(
                                        new Problem.Fault(
                                                "field",
                                                "「%s」没有叫「%s」的视频栏目".formatted(act.title(), field),
                                                "栏目见 GET /api/production/crops"))));
    }

    /** The video of a field of an act. The caller has checked that whoever acts may see the act. */
    @Transactional(readOnly = true)
    public Optional<Video> find(UUID act, String field) {
        return jdbc.sql(
                        "select sha256, media_type from production.act_video where act = :act and field = :field")
                .param("act", act)
                .param("field", field)
                .query(new DataClassRowMapper<>(Video.class))
                .optional();
    }
}
