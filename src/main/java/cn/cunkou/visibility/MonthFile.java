package cn.cunkou.visibility;

import cn.cunkou.values.Sha256;
import cn.cunkou.visibility.OldEvent.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.jspecify.annotations.Nullable;

/**
 * Events of a month as a Parquet file, one row for each: the columns of {@code visibility.event},
 * and what things were in it as a list.
 */
final class MonthFile {
    /** In bytes of memory. */
    private static final long ROW_GROUP = 16L << 20;

    private static final MessageType SCHEMA =
            MessageTypeParser.parseMessageType(
                    """
                    message event {
                      required binary id (STRING);
                      required binary division (STRING);
                      required int64 event_time (TIMESTAMP(MICROS,true));
                      required int64 record_time (TIMESTAMP(MICROS,true));
                      required binary type (STRING);
                      optional binary action (STRING);
                      optional binary biz_step (STRING);
                      optional binary disposition (STRING);
                      optional binary read_point (STRING);
                      optional binary biz_location (STRING);
                      optional binary transformation_id (STRING);
                      required binary event_id (STRING);
                      required binary party (STRING);
                      optional binary capture (STRING);
                      required binary facts (JSON);
                      required binary body (JSON);
                      repeated group things {
                        required binary role (STRING);
                        required binary epc (STRING);
                        optional binary amount (STRING);
                        optional binary unit (STRING);
                      }
                    }
                    """);

    private static final SimpleGroupFactory ROWS = new SimpleGroupFactory(SCHEMA);

    static final Content NOTHING = new Content(0, 0, 0, 0, "");

    private MonthFile() {}

    /**
     * What a file holds.
     *
     * @param firstRecord the earliest time of recording, in microseconds since 1970
     * @param digest SHA-256 of the rows in their order
     */
    record Content(long events, long things, long firstRecord, long lastRecord, String digest) {}

    private static final class Tally {
        private final MessageDigest digest = Sha256.begun();
        private long events;
        private long things;
        private long first = Long.MAX_VALUE;
        private long last = Long.MIN_VALUE;

        void count(OldEvent event) {
            events++;
            things += event.things().size();
            first = Math.min(first, event.recordTime());
            last = Math.max(last, event.recordTime());
            digest.update(event.toString().getBytes(StandardCharsets.UTF_8));
        }

        Content content() {
            return new Content(events, things, first, last, Sha256.hex(digest));
        }
    }

    /**
     * Writes a new file.
     *
     * @param source hands over all events, one by one
     */
    static Content write(Path file, Consumer<Consumer<OldEvent>> source) throws IOException {
        var tally = new Tally();
        try (var writer =
                ExampleParquetWriter.builder(new LocalOutputFile(file))
                        .withType(SCHEMA)
                        .withConf(new PlainParquetConfiguration())
                        .withWriterVersion(WriterVersion.PARQUET_2_0)
                        .withCompressionCodec(CompressionCodecName.ZSTD)
                        .withRowGroupSize(ROW_GROUP)
                        .build()) {
            source.accept(event -> {
                tally.count(event);
                write(writer, event);
            });
        }
        return tally.content();
    }

    private static void write(ParquetWriter<Group> writer, OldEvent event) {
        try {
            writer.write(group(event));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a file from its beginning to its end.
     *
     * @throws IOException when it is none of ours, or damaged
     */
    static Content read(Path file, Consumer<OldEvent> taker) throws IOException {
        var tally = new Tally();
        try (var reader = new Reading(file).build()) {
            for (var event = next(reader, file); event != null; event = next(reader, file)) {
                tally.count(event);
                taker.accept(event);
            }
        }
        return tally.content();
    }

    private static @Nullable OldEvent next(ParquetReader<Group> reader, Path file)
            throws IOException {
        try {
            var group = reader.read();
            return group == null ? null : event(group);
        } catch (RuntimeException damaged) {
            throw new IOException("cannot read " + file + " as events of a month", damaged);
        }
    }

    private static final class Reading extends ParquetReader.Builder<Group> {
        Reading(Path file) {
            super(new LocalInputFile(file), new PlainParquetConfiguration());
        }

        @Override
        protected ReadSupport<Group> getReadSupport() {
            return new GroupReadSupport();
        }
    }

    private static Group group(OldEvent event) {
        var group = ROWS.newGroup();
        group.add("id", event.id().toString());
        group.add("division", event.division());
        group.add("event_time", event.eventTime());
        group.add("record_time", event.recordTime());
        group.add("type", event.type());
        add(group, "action", event.action());
        add(group, "biz_step", event.bizStep());
        add(group, "disposition", event.disposition());
        add(group, "read_point", event.readPoint());
        add(group, "biz_location", event.bizLocation());
        add(group, "transformation_id", event.transformationId());
        group.add("event_id", event.eventId());
        group.add("party", event.party());
        add(group, "capture", Objects.toString(event.capture(), null));
        group.add("facts", event.facts());
        group.add("body", event.body());
        for (var one : event.things()) {
            var thing = group.addGroup("things");
            thing.add("role", one.role());
            thing.add("epc", one.epc());
            add(thing, "amount", one.amount());
            add(thing, "unit", one.unit());
        }
        return group;
    }

    private static void add(Group group, String field, @Nullable String value) {
        if (value != null) {
            group.add(field, value);
        }
    }

    private static OldEvent event(Group group) {
        var things = new ArrayList<Part>();
        for (var number = 0; number < group.getFieldRepetitionCount("things"); number++) {
            var thing = group.getGroup("things", number);
            things.add(
                    new Part(
                            thing.getString("role", 0),
                            thing.getString("epc", 0),
                            text(thing, "amount"),
                            text(thing, "unit")));
        }
        var capture = text(group, "capture");
        return new OldEvent(
                UUID.fromString(group.getString("id", 0)),
                group.getString("division", 0),
                group.getLong("event_time", 0),
                group.getLong("record_time", 0),
                group.getString("type", 0),
                text(group, "action"),
                text(group, "biz_step"),
                text(group, "disposition"),
                text(group, "read_point"),
                text(group, "biz_location"),
                text(group, "transformation_id"),
                group.getString("event_id", 0),
                group.getString("party", 0),
                capture == null ? null : UUID.fromString(capture),
                group.getString("facts", 0),
                group.getString("body", 0),
                things);
    }

    private static @Nullable String text(Group group, String field) {
        return group.getFieldRepetitionCount(field) == 0 ? null : group.getString(field, 0);
    }
}
