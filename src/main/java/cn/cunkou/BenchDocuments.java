package cn.cunkou;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Documents of events of five things each, as a packing line and a warehouse tell them; every other
 * document leaves the ids of its events to the receiver. The same each time.
 */
final class BenchDocuments {
    static final int EVENTS = 500;

    private static final Instant BEGUN = Instant.parse("2026-03-01T00:00:00Z");

    /** Two months, so that several partitions are written to at once. */
    private static final int SECONDS = 60 * 86_400;

    private static final List<String> STEPS =
            List.of("commissioning", "packing", "storing", "shipping", "receiving", "inspecting");

    private final SplittableRandom random = new SplittableRandom(20_180_601);
    private long things;

    List<byte[]> documents(int count) {
        var documents = new ArrayList<byte[]>();
        for (var number = 0; number < count; number++) {
            documents.add(document(number % 2 == 0));
        }
        return documents;
    }

    byte[] document(boolean withIds) {
        return document(withIds, EVENTS);
    }

    byte[] document(boolean withIds, int count) {
        var events =
                IntStream.range(0, count)
                        .mapToObj(number -> number % 4 == 0 ? packed(withIds) : seen(withIds))
                        .collect(Collectors.joining(",\n"));
        return """
        {"@context": ["https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld", {"ex": "https://example.org/epcis/"}],
         "type": "EPCISDocument", "schemaVersion": "2.0", "creationDate": "2026-05-01T00:00:00Z",
         "epcisBody": {"eventList": [%s]}}
        """
                .formatted(events)
                .getBytes(StandardCharsets.UTF_8);
    }

    private String seen(boolean withId) {
        return """
        {"type": "ObjectEvent", %s "action": "OBSERVE", "epcList": [%s], %s, "ex:line": "%d"}\
        """
                .formatted(when(withId), things(5), where(), random.nextInt(9));
    }

    private String packed(boolean withId) {
        return """
        {"type": "AggregationEvent", %s "action": "ADD", "parentID": "urn:epc:id:sscc:4012345.1%09d", "childEPCs": [%s], %s}\
        """
                .formatted(when(withId), ++things, things(4), where());
    }

    private String when(boolean withId) {
        var time = BEGUN.plusSeconds(random.nextInt(SECONDS));
        return "%s\"eventTime\": \"%s\", \"eventTimeZoneOffset\": \"+08:00\","
                .formatted(withId ? "\"eventID\": \"urn:uuid:%s\", ".formatted(id()) : "", time);
    }

    private String id() {
        var digits = "%016x%016x".formatted(random.nextLong(), random.nextLong());
        return "%s-%s-4%s-8%s-%s"
                .formatted(
                        digits.substring(0, 8),
                        digits.substring(8, 12),
                        digits.substring(13, 16),
                        digits.substring(17, 20),
                        digits.substring(20));
    }

    private String things(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "\"urn:epc:id:sgtin:4012345.0%05d.%d\"".formatted(i, ++things))
                .collect(Collectors.joining(", "));
    }

    private String where() {
        return """
        "bizStep": "%s", "disposition": "in_progress", "readPoint": {"id": "urn:epc:id:sgln:4012345.%05d.0"}, \
        "bizTransactionList": [{"type": "po", "bizTransaction": "urn:epcglobal:cbv:bt:4012345000009:%d"}]\
        """
                .formatted(
                        STEPS.get(random.nextInt(STEPS.size())),
                        random.nextInt(300),
                        random.nextInt(10_000));
    }
}
