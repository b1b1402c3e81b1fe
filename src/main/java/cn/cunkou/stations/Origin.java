package cn.cunkou.stations;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Whether the programme built a station or took one over that was there. */
public enum Origin {
    NEW("new", "新建"),
    CONSOLIDATED("consolidated", "整合");

    private final String id;
    private final String label;

    Origin(String id, String label) {
        this.id = id;
        this.label = label;
    }

    /** The word in the database, in addresses and on the wire. */
    public String id() {
        return id;
    }

    public String label() {
        return label;
    }

    /** The origin with that id, or with that word. */
    static Optional<Origin> read(String text) {
        return Arrays.stream(values())
                .filter(origin -> List.of(origin.id, origin.label).contains(text))
                .findFirst();
    }

    static Origin of(String id) {
        return read(id).orElseThrow(
                        () -> new IllegalArgumentException("no origin of stations: " + id));
    }
}
