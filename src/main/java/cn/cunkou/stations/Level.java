package cn.cunkou.stations;

import cn.cunkou.values.DivisionCode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The three tiers of stations. */
public enum Level {
    COUNTY("county", "县级", "县级公共服务中心", DivisionCode.Level.COUNTY),
    TOWN("town", "镇级", "镇级服务站", DivisionCode.Level.TOWN),
    VILLAGE("village", "村级", "村级服务站", DivisionCode.Level.VILLAGE);

    private final String id;
    private final String shortLabel;
    private final String label;
    private final DivisionCode.Level of;

    Level(String id, String shortLabel, String label, DivisionCode.Level of) {
        this.id = id;
        this.shortLabel = shortLabel;
        this.label = label;
        this.of = of;
    }

    /** The word in the database, in addresses and on the wire. */
    public String id() {
        return id;
    }

    /** The word in tables and workbooks. */
    public String shortLabel() {
        return shortLabel;
    }

    /** What such a station is called on pages. */
    public String label() {
        return label;
    }

    /** What kind of division such a station belongs to. */
    DivisionCode.Level of() {
        return of;
    }

    /** The level with that id, or with that word. */
    static Optional<Level> read(String text) {
        return Arrays.stream(values())
                .filter(level -> List.of(level.id, level.shortLabel, level.label).contains(text))
                .findFirst();
    }

    /**
     * The level with that id.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static Level of(String id) {
        return read(id).orElseThrow(
                        () -> new IllegalArgumentException("no level of stations: " + id));
    }
}
