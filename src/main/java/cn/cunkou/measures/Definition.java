package cn.cunkou.measures;

import org.jspecify.annotations.Nullable;

/**
 * A measure as it stands in the database.
 *
 * @param weighted whether its rows have a weight; otherwise each weighs 1
 * @param tallied when changes of its rows name their subjects
 * @param evidence the measure whose view it reads: its own, or the one of all external series
 * @param series the external series that it is
 */
record Definition(
        Measure measure,
        Kind kind,
        boolean weighted,
        @Nullable Tallied tallied,
        String evidence,
        @Nullable String series) {
    /** What its rows are dated by. */
    enum Kind {
        /** By the day of an event: figures are taken over a period. */
        EVENT,
        /** By the days for which they hold: figures are taken on one day. */
        STATE,
        /** It has no rows of its own. */
        GROWTH
    }

    /** The types of the columns by which single rows are found. */
    record Tallied(String id, String subject) {}

    String id() {
        return measure.id();
    }

    /** The same, told in other words. */
    Definition with(Measure other) {
        return new Definition(other, kind, weighted, tallied, evidence, series);
    }

    /** The evidence view, quoted for SQL. */
    String view() {
        return "measures.\"" + evidence + "\"";
    }

    /** Whether totals by day are kept: of what its rows say, or at least how many they are. */
    boolean keepsDays() {
        return measure.partials() || (tallied != null && measure.aggregate() == Aggregate.DISTINCT);
    }
}
