package cn.cunkou.production;

import cn.cunkou.traceability.Lot;
import cn.cunkou.traceability.LotChapter;
import cn.cunkou.traceability.LotChapter.Entry;
import cn.cunkou.traceability.LotChapter.Photo;
import cn.cunkou.traceability.LotChapter.Video;
import cn.cunkou.traceability.LotStory;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What a buyer reads of how a lot was grown or made: what was done on which day, with photographs.
 * Who did it is not said, nor what somebody wrote in words of their own.
 */
@Component
class ProductionStory implements LotStory {
    private static final int PLACE = 100;

    /** So many acts are told; a batch that was watered every day would fill a page otherwise. */
    private static final int MOST = 60;

    private final JdbcClient jdbc;

    ProductionStory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Told(
            UUID batch,
            String crop,
            String place,
            LocalDate from,
            LocalDate day,
            String title,
            String shown,
            List<String> photos,
            List<Video> videos) {}

    @Override
    public int place() {
        return PLACE;
    }

    @Override
    public List<LotChapter> chapters(Lot lot) {
        var told = told(lot);
        if (told.isEmpty()) {
            return List.of();
        }
        var entries = new ArrayList<Entry>();
        told.stream()
                .map(one -> "%s，%s，%s开始".formatted(one.crop(), one.place(), one.from()))
                .distinct()
                .forEach(words -> entries.add(Entry.of(null, words)));
        told.forEach(one ->
                entries.add(
                        new Entry(
                                one.day(),
                                one.shown().isEmpty()
                                        ? one.title()
                                        : one.title() + "：" + one.shown(),
                                one.photos().stream()
                                        .map(photo -> new Photo(photo, one.title()))
                                        .toList(),
                                one.videos(),
                                List.of())));
        return List.of(new LotChapter("生产记录", entries));
    }

    /** What was done with the batches of the lot until it was made, and with the lot itself. */
    private List<Told> told(Lot lot) {
        return jdbc.sql(
                        """
                        with source as (
                            select batch, max(day) as until from production.standing_act where lot = :lot group by batch)
                        select act.batch, batch.crop_title, place.kind, batch.from_day, act.day, act.title, act.shown,
                               array(select sha256 from production.act_photo where act_photo.act = act.id order by field) as photos,
                               array(select media_type || ' ' || sha256 from production.act_video
                                      where act_video.act = act.id order by field) as videos
                          from source
                          join production.batch on batch.id = source.batch
                          join production.place on place.id = batch.place
                          join production.standing_act as act on act.batch = source.batch and act.day <= source.until
                         where act.lot is null or act.lot = :lot
                         order by act.happened_at, act.id limit :most
                        """)
                .param("lot", lot.id())
                .param("most", MOST)
                .query((row, _) ->
                        new Told(
                                row.getObject("batch", UUID.class),
                                row.getString("crop_title"),
                                row.getString("kind"),
                                row.getObject("from_day", LocalDate.class),
                                row.getObject("day", LocalDate.class),
                                row.getString("title"),
                                row.getString("shown"),
                                Arrays.asList((String[]) row.getArray("photos").getArray()),
                                videos(row, row.getString("title"))))
                .list();
    }

    private static List<Video> videos(ResultSet row, String title) throws SQLException {
        return Arrays.stream((String[]) row.getArray("videos").getArray())
                .map(video -> video.split(" ", 2))
                .map(video -> new Video(video[1], video[0], title))
                .toList();
    }
}
