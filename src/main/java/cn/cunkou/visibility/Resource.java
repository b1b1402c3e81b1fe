package cn.cunkou.visibility;

import org.jspecify.annotations.Nullable;

/** The lists of EPCIS 2.0 of what occurs in events. */
enum Resource {
    EVENT_TYPES("eventTypes", "event-type", "eventType"),
    EPCS("epcs", null, "MATCH_anyEPC"),
    BIZ_STEPS("bizSteps", "biz-step", "EQ_bizStep"),
    BIZ_LOCATIONS("bizLocations", "biz-location", "EQ_bizLocation"),
    READ_POINTS("readPoints", "read-point", "EQ_readPoint"),
    DISPOSITIONS("dispositions", "disposition", "EQ_disposition");

    private final String path;
    private final @Nullable String kind;
    private final String parameter;

    Resource(String path, @Nullable String kind, String parameter) {
        this.path = path;
        this.kind = kind;
        this.parameter = parameter;
    }

    String path() {
        return path;
    }

    /**
     * The word for it in the table of what is known; null for things, which are too many for it.
     */
    @Nullable String kind() {
        return kind;
    }

    /** The parameter of the query language that asks for its events. */
    String parameter() {
        return parameter;
    }

    /** Whether its members are keys that have several spellings. */
    boolean isUri() {
        return this == EPCS || this == BIZ_LOCATIONS || this == READ_POINTS;
    }

    static Resource of(String path) {
        for (var resource : values()) {
            if (resource.path.equals(path)) {
                return resource;
            }
        }
        throw new IllegalArgumentException("no list is called " + path);
    }
}
