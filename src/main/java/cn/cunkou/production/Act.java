package cn.cunkou.production;

import cn.cunkou.production.Crop.Stage;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that was done with a batch.
 *
 * @param batchTitle what people call the batch
 * @param fields what was told, by the ids of the fields, without photographs
 * @param said what was told of it in words; {@code shown} what buyers may read of it
 * @param day when it was done
 * @param clock what was wrong with the phone's clock, in words; empty where nothing was
 * @param lot number of the lot that came of it or that it was done with
 * @param photos fields that hold a photograph; {@code videos} those that hold a video
 * @param withdrawn why it was withdrawn; null where it stands
 */
public record Act(
        UUID id,
        String division,
        UUID batch,
        String batchTitle,
        String act,
        String title,
        Stage stage,
        Map<String, String> fields,
        String said,
        String shown,
        LocalDate day,
        Instant happenedAt,
        Instant recordedAt,
        String recordedBy,
        String clock,
        @Nullable UUID lotId,
        @Nullable String lot,
        List<String> photos,
        List<String> videos,
        @Nullable String withdrawn) {
    public Act {
        fields = Map.copyOf(fields);
        photos = List.copyOf(photos);
        videos = List.copyOf(videos);
    }

    public boolean stands() {
        return withdrawn == null;
    }
}
