package cn.cunkou.platform.files;

import cn.cunkou.platform.database.Folders;
import cn.cunkou.platform.web.Download;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.values.Sha256;
import cn.cunkou.values.VisibleText;
import jakarta.annotation.PostConstruct;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.DigestOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.tika.Tika;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Attachments by their content: the same bytes are kept once, under their SHA-256. Knowing a hash
 * opens nothing; the record that refers to a file decides who may read it.
 */
@Service
public class Files {
    private static final int LONGEST_NAME = 120;

    /** How names of files begin that are being written. */
    private static final String DRAFT = "draft-";

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** With less room than this, in bytes, a write that failed is taken to have found no room. */
    private static final long FULL_BELOW = 1L << 20;

    /** Reads its long list of types when the first file comes. */
    private static final class Types {
        private static final Tika TIKA = new Tika();
    }

    private final Path directory;
    private final JdbcClient jdbc;

    Files(@Value("${cunkou.data:data}") Path data, JdbcClient jdbc) {
        this.directory = data.resolve("attachments");
        this.jdbc = jdbc;
    }

    /** Removes what a program that was killed a day ago or earlier left unfinished. */
    @PostConstruct
    void removeOldDrafts() throws IOException {
        if (!java.nio.file.Files.isDirectory(directory)) {
            return;
        }
        var yesterday = FileTime.from(Instant.now().minus(Duration.ofDays(1)));
        try (var drafts = java.nio.file.Files.newDirectoryStream(directory, DRAFT + "*")) {
            for (var draft : drafts) {
                if (java.nio.file.Files.getLastModifiedTime(draft).compareTo(yesterday) < 0) {
                    discard(draft);
                }
            }
        }
    }

    /**
     * What a caller accepts.
     *
     * @param maxBytes largest size, in bytes
     * @param mediaTypes types found in the content, not claimed by the sender
     * @param described for the refusal, such as JPG、PNG或PDF
     */
    public record Rule(long maxBytes, Set<String> mediaTypes, String described) {
        public static final Rule PICTURES_AND_PAPERS =
                new Rule(
                        20L << 20,
                        Set.of("image/jpeg", "image/png", "image/webp", "application/pdf"),
                        "JPG、PNG、WebP图片或PDF");

        /** See {@link Clip} for what else is asked of them. */
        public static final Rule CLIPS =
                new Rule(20L << 20, Set.of("video/mp4", "video/webm"), "MP4或WebM视频");

        public static final Rule ANY_TABLE =
                new Rule(
                        20L << 20,
                        Set.of(
                                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                                "application/x-tika-ooxml",
                                "application/zip",
                                "text/csv",
                                "text/plain"),
                        "Excel（.xlsx）或CSV表格");
    }

    /** A stored file. */
    public record Stored(String sha256, long size, String mediaType) {}

    /**
     * Stores what the stream holds; refuses what is too large, empty, or of another type than the
     * rule names. When it returns, the bytes are on the disk.
     *
     * @throws Problem with the reason in words
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Stored store(InputStream content, String name, Rule rule) {
        return store(content, name, rule, false);
    }

    /**
     * As {@link #store}, of what nobody is to find out when it came: neither the register nor the
     * disk tells more than the day.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Stored storeByDay(InputStream content, String name, Rule rule) {
        return store(content, name, rule, true);
    }

    private Stored store(InputStream content, String name, Rule rule, boolean byDay) {
        var draft = newDraft();
        try {
            java.nio.file.Files.createDirectories(directory);
            var stored = receive(content, name, rule, draft);
            keep(draft, path(stored.sha256()));
            if (byDay) {
                blur(path(stored.sha256()));
            }
            remember(stored, byDay);
            return stored;
        } catch (IOException e) {
            throw isFull()
                    ? full()
                    : new UncheckedIOException("cannot store a file under " + directory, e);
        } finally {
            discard(draft);
        }
    }

    /** Why a file would not be stored; empty when it would. Nothing of it is kept. */
    public Optional<Problem> against(byte[] content, String name, Rule rule) {
        var draft = newDraft();
        try {
            java.nio.file.Files.createDirectories(directory);
            receive(new ByteArrayInputStream(content), name, rule, draft);
            return Optional.empty();
        } catch (Problem refused) {
            return Optional.of(refused);
        } catch (IOException e) {
            throw isFull()
                    ? full()
                    : new UncheckedIOException("cannot look at a file under " + directory, e);
        } finally {
            discard(draft);
        }
    }

    /**
     * A place on the disk of the attachments for what is written before it is stored. Whoever asked
     * removes it.
     */
    public Path draft() throws IOException {
        java.nio.file.Files.createDirectories(directory);
        return newDraft();
    }

    private Path newDraft() {
        return directory.resolve(DRAFT + UUID.randomUUID());
    }

    /** On the disk, with its name, when this returns: only then may a record refer to it. */
    private void keep(Path draft, Path place) throws IOException {
        Folders.flush(draft);
        java.nio.file.Files.createDirectories(place.getParent());
        java.nio.file.Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE);
        Folders.flush(place.getParent());
        Folders.flush(directory);
    }

    /** Gives a file and its folder the beginning of today for their time. */
    private static void blur(Path place) throws IOException {
        var today = FileTime.from(LocalDate.now(ZONE).atStartOfDay(ZONE).toInstant());
        java.nio.file.Files.setLastModifiedTime(place, today);
        java.nio.file.Files.setLastModifiedTime(place.getParent(), today);
    }

    private boolean isFull() {
        return directory.toFile().getUsableSpace() < FULL_BELOW;
    }

    private static Problem full() {
        return new Problem(
                HttpStatus.INSUFFICIENT_STORAGE,
                "服务器的磁盘满了",
                "服务器的磁盘满了，文件没有存下来。请告诉管理员腾出空间，再传一次。",
                List.of());
    }

    private static void discard(Path draft) {
        try {
            java.nio.file.Files.deleteIfExists(draft);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + draft, e);
        }
    }

    /** The bytes of a stored file. The caller has checked that whoever acts may read it. */
    public InputStream open(String sha256) {
        try {
            return java.nio.file.Files.newInputStream(path(sha256));
        } catch (IOException e) {
            throw Problem.notFound("附件");
        }
    }

    /**
     * A stored file as an answer that a browser shows under its name. The caller has checked that
     * whoever acts may read it.
     */
    public ResponseEntity<InputStreamResource> show(String name, Stored file) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(file.mediaType()))
                .contentLength(file.size())
                .header(HttpHeaders.CONTENT_DISPOSITION, Download.shownAs(name))
                .header("X-Content-Type-Options", "nosniff")
                .body(new InputStreamResource(open(file.sha256())));
    }

    /**
     * A stored video or other long file as an answer, of which a browser may ask for parts. The
     * caller has checked that whoever acts may read it.
     */
    public ResponseEntity<Resource> play(String sha256, String mediaType, CacheControl cache) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(mediaType))
                .cacheControl(cache)
                .body(new FileSystemResource(path(sha256)));
    }

    public Path path(String sha256) {
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw Problem.notFound("附件");
        }
        return directory.resolve(sha256.substring(0, 2)).resolve(sha256);
    }

    /** A file's own name without folders, in a length that fits a list. */
    public static String plainName(String fileName) {
        var plain =
                VisibleText.of(
                                fileName.substring(
                                        Math.max(
                                                        fileName.lastIndexOf('/'),
                                                        fileName.lastIndexOf('\\'))
                                                + 1))
                        .replaceAll("\\p{Cntrl}", "")
                        .strip();
        if (plain.isEmpty()) {
            return "未命名";
        }
        var characters = plain.codePointCount(0, plain.length());
        return characters <= LONGEST_NAME
                ? plain
                : plain.substring(plain.offsetByCodePoints(0, characters - LONGEST_NAME));
    }

    /** The hashes of all files on record; used by {@code doctor} to find strays. */
    @Transactional(readOnly = true)
    public List<String> known() {
        return jdbc.sql("select sha256 from platform.file")
                .query((row, number) -> row.getString("sha256"))
                .list();
    }

    private void remember(Stored stored, boolean byDay) {
        jdbc.sql(
                        """
                        insert into platform.file (sha256, size, media_type, created_at)
                        values (:sha256, :size, :type,
                                case when :byDay then date_trunc('day', now(), 'Asia/Shanghai') else now() end)
                        on conflict (sha256) do nothing
                        """)
                .param("byDay", byDay)
                .param("sha256", stored.sha256())
                .param("size", stored.size())
                .param("type", stored.mediaType())
                .update();
    }

    private static Stored receive(InputStream content, String name, Rule rule, Path draft)
            throws IOException {
        var digest = Sha256.begun();
        long size = 0;
        try (var out = new DigestOutputStream(java.nio.file.Files.newOutputStream(draft), digest)) {
            var buffer = new byte[1 << 16];
            for (int n = content.read(buffer); n >= 0; n = content.read(buffer)) {
                size += n;
                if (size > rule.maxBytes()) {
                    throw refused("「%s」超过%d MB".formatted(name, rule.maxBytes() >> 20), "压缩或分开上传");
                }
                out.write(buffer, 0, n);
            }
        }
        if (size == 0) {
            throw refused("「%s」是空文件".formatted(name), "检查后重新选择");
        }
        var type = typeOf(draft, name);
        if (!rule.mediaTypes().contains(type)) {
            throw refused("「%s」不是%s".formatted(name, rule.described()), "换一个文件");
        }
        var damage = Wholeness.damage(draft, type);
        if (damage != null) {
            throw refused("「%s」%s".formatted(name, damage), "换一个文件");
        }
        return new Stored(Sha256.hex(digest), size, type);
    }

    private static String typeOf(Path file, String name) throws IOException {
        var metadata = new Metadata();
        metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, name);
        try (var content =
                new java.io.BufferedInputStream(java.nio.file.Files.newInputStream(file))) {
            return Types.TIKA.detect(content, metadata);
        }
    }

    private static Problem refused(String fault, String remedy) {
        return new Problem(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "文件不能接收",
                "文件没有存下来：",
                List.of(new Problem.Fault("file", fault, remedy)));
    }
}
