package cn.cunkou.platform.files;

import com.drew.imaging.mp4.Mp4MetadataReader;
import com.drew.metadata.Directory;
import com.drew.metadata.mov.metadata.QuickTimeMetadataDirectory;
import com.drew.metadata.mp4.Mp4Directory;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A video that is short and does not say where it was taken. */
final class Clip {
    /** What a clip of half a minute may be, as cameras stop a moment late. */
    private static final double LONGEST_SECONDS = 31;

    private Clip() {}

    /** What is wrong with an MP4 in words, or null. */
    static @Nullable String damage(Path file) throws IOException {
        try {
            var metadata = Mp4MetadataReader.readMetadata(file.toFile());
            var film = metadata.getFirstDirectoryOfType(Mp4Directory.class);
            if (film == null || !film.containsTag(Mp4Directory.TAG_TIME_SCALE)) {
                return "打不开，可能没有传完整";
            }
            for (var directory : metadata.getDirectories()) {
                if (isPlaced(directory)) {
                    return "里写着拍摄的位置。请关掉相机的位置记录再拍";
                }
            }
            var seconds = film.getDoubleObject(Mp4Directory.TAG_DURATION_SECONDS);
            return seconds != null && seconds > LONGEST_SECONDS ? "超过30秒" : null;
        } catch (RuntimeException broken) {
            return "打不开，可能没有传完整";
        }
    }

    private static boolean isPlaced(Directory directory) {
        return switch (directory) {
            case Mp4Directory film ->
                    film.containsTag(Mp4Directory.TAG_LATITUDE)
                            || film.containsTag(Mp4Directory.TAG_LONGITUDE);
            case QuickTimeMetadataDirectory words ->
                    words.containsTag(QuickTimeMetadataDirectory.TAG_LOCATION_ISO6709);
            default -> false;
        };
    }
}
