package cn.cunkou.platform.imports;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What one row of a file would do, or did.
 *
 * @param cells texts by column title, as they stand in the file
 * @param was texts by column title, as the register had them; null unless the row changes a record
 * @param kept why an undo left the row as it is
 */
record BatchRow(
        int number,
        Result verdict,
        Map<String, String> cells,
        @Nullable Map<String, String> was,
        List<Fault> faults,
        @Nullable String subject,
        @Nullable JsonNode before,
        @Nullable JsonNode after,
        @Nullable String kept) {

    enum Result {
        CREATED,
        UPDATED,
        UNCHANGED,
        WRONG
    }

    /** Whether the other row would still do what a person saw and agreed to here. */
    boolean agreesWith(BatchRow other) {
        return number == other.number
                && verdict == other.verdict
                && Objects.equals(subject, other.subject)
                && Objects.equals(was, other.was);
    }
}
