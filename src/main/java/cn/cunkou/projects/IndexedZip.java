package cn.cunkou.projects;

import cn.cunkou.values.Sha256;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StreamUtils;

/** A ZIP archive written file after file, which knows size and SHA-256 of each. */
final class IndexedZip implements AutoCloseable {
    private static final int LONGEST_PART = 80;

    private final ZipOutputStream zip;
    private final List<List<@Nullable String>> index = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    IndexedZip(OutputStream out) {
        zip = new ZipOutputStream(new BufferedOutputStream(out), StandardCharsets.UTF_8);
        zip.setLevel(Deflater.BEST_SPEED);
    }

    /** Writes the bytes of a file. */
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Adds what a stream holds, and closes it. */
    void stored(String name, InputStream content) throws IOException {
        try (content) {
            written(name, content::transferTo);
        }
    }

    /** Adds a file; a second one of that name gets a number. */
    void written(String name, Content content) throws IOException {
        var unique = unique(safe(name));
        zip.putNextEntry(new ZipEntry(unique));
        var digest = Sha256.begun();
        var counted = new Counted(new DigestOutputStream(StreamUtils.nonClosing(zip), digest));
        content.writeTo(counted);
        counted.flush();
        zip.closeEntry();
        index.add(
                Arrays.asList(
                        Integer.toString(index.size() + 1),
                        unique,
                        Long.toString(counted.count),
                        Sha256.hex(digest)));
    }

    /**
     * A path without what Windows or a shell would stumble over, each part of a length that fits.
     */
    static String safe(String path) {
        var parts = new ArrayList<String>();
        for (var part : path.split("/")) {
            var plain = part.replaceAll("[\\\\:*?\"<>|\\p{Cntrl}]", "_").strip();
            if (plain.codePointCount(0, plain.length()) > LONGEST_PART) {
                var dot = plain.lastIndexOf('.');
                var ending = dot < 0 || plain.length() - dot > 8 ? "" : plain.substring(dot);
                plain = plain.substring(0, plain.offsetByCodePoints(0, LONGEST_PART - 10)) + ending;
            }
            parts.add(plain.isEmpty() || plain.matches("\\.+") ? "_" : plain);
        }
        return String.join("/", parts);
    }

    private String unique(String name) {
        if (names.add(name)) {
            return name;
        }
        var dot = name.lastIndexOf('.');
        for (var number = 2; ; number++) {
            var next =
                    dot < 0
                            ? name + "-" + number
                            : name.substring(0, dot) + "-" + number + name.substring(dot);
            if (names.add(next)) {
                return next;
            }
        }
    }

    int files() {
        return index.size();
    }

    /** Number, path, bytes and SHA-256 of each file so far. */
    List<List<@Nullable String>> rows() {
        return List.copyOf(index);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private static final class Counted extends FilterOutputStream {
        private long count;

        Counted(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int one) throws IOException {
            out.write(one);
            count++;
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
            count += length;
        }
    }
}
