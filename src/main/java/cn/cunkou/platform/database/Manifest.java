package cn.cunkou.platform.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a backup says about itself.
 *
 * @param format of the file; this program reads {@link #FORMAT}
 * @param product version of the program that wrote it
 * @param migrations the newest migration of each module that the database had seen
 * @param partitions made while the program served; files of earlier versions do not tell them
 */
record Manifest(
        int format,
        String product,
        Instant createdAt,
        Map<String, String> migrations,
        List<SavedTable> tables,
        List<SavedPartition> partitions,
        List<SavedSequence> sequences,
        long attachments) {
    static final int FORMAT = 1;
    static final String ENTRY = "manifest.json";

    record SavedTable(String name, List<String> columns, long rows) {
        String entry() {
            return "tables/" + name + ".copy";
        }
    }

    /**
     * A part of a table.
     *
     * @param table of which it is a part, as {@link SavedTable#name()}
     * @param bound as PostgreSQL writes it, {@code FOR VALUES FROM (…) TO (…)}
     */
    record SavedPartition(String name, String table, String bound) {}

    record SavedSequence(String name, long value, boolean called) {}

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
                    .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                    .build();

    long rows() {
        return tables.stream().mapToLong(SavedTable::rows).sum();
    }

    void write(OutputStream out) {
        JSON.writeValue(out, this);
    }

    static Manifest read(InputStream in) throws IOException {
        try {
            var manifest = JSON.readTree(in);
            if (manifest instanceof ObjectNode object && !object.has("partitions")) {
                object.putArray("partitions");
            }
            return JSON.treeToValue(manifest, Manifest.class);
        } catch (JacksonException e) {
            throw new IOException("its manifest cannot be read", e);
        }
    }
}
