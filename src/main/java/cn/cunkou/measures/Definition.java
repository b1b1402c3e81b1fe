package cn.cunkou.measures;

/**
 * A measure as it stands in the database.
 *
 * @param weighted whether its rows have a weight; otherwise each weighs 1
 * @param partials whether day totals of it are kept
 */
record Definition(Measure measure, Kind kind, boolean weighted, boolean partials) {
    /** What its rows are dated by. */
    enum Kind {
        /** By the day of an event: figures are taken over a period. */
        EVENT,
        /** By the days for which they hold: figures are taken on one day. */
        STATE,
        /** It has no rows of its own. */
        GROWTH
    }

    String id() {
        return measure.id();
    }

    /** The evidence view, quoted for SQL. */
    String view() {
        return "measures.\"" + measure.id() + "\"";
    }
}
