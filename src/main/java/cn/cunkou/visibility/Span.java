package cn.cunkou.visibility;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/**
 * Between which moments something is looked for: the database opens the partitions of those months
 * alone.
 *
 * @param since the first moment that counts
 * @param before the first that counts no more
 */
record Span(OffsetDateTime since, OffsetDateTime before) {
    /** All times there are. */
    static final Span ALL = new Span(OffsetDateTime.MIN, OffsetDateTime.MAX);

    /** From the first to the last of some moments, of which there is at least one. */
    static Span of(Collection<Instant> moments) {
        return new Span(
                Collections.min(moments).atOffset(ZoneOffset.UTC),
                Collections.max(moments).plus(1, ChronoUnit.MICROS).atOffset(ZoneOffset.UTC));
    }

    /** All of some months, given by their first moments in order. */
    static Span ofMonths(List<OffsetDateTime> months) {
        return months.isEmpty()
                ? new Span(OffsetDateTime.MIN, OffsetDateTime.MIN)
                : new Span(
                        months.getFirst(),
                        months.getLast().withOffsetSameInstant(ZoneOffset.UTC).plusMonths(1));
    }
}
