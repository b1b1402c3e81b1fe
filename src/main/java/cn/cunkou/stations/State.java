package cn.cunkou.stations;

import java.util.Arrays;
import java.util.Optional;

/** Where a station stands on a day; it follows from its dates and is stored nowhere. */
public enum State {
    PLANNED("planned", "筹建", "clock", ""),
    OPENED("opened", "已开业未验收", "question", "state-track"),
    IN_SERVICE("in-service", "运营中", "check", "state-kept"),
    IDLE("idle", "歇业", "alert", "state-behind"),
    CLOSED("closed", "已关闭", "close", "");

    private final String id;
    private final String label;
    private final String icon;
    private final String style;

    State(String id, String label, String icon, String style) {
        this.id = id;
        this.label = label;
        this.icon = icon;
        this.style = style;
    }

    /** The word in the database, in addresses and on the wire. */
    public String id() {
        return id;
    }

    public String label() {
        return label;
    }

    /** Its icon's id in icons.svg. */
    public String icon() {
        return icon;
    }

    /** Its class in the style sheet, empty for the quiet ones. */
    public String style() {
        return style;
    }

    static Optional<State> read(String id) {
        return Arrays.stream(values()).filter(state -> state.id.equals(id)).findFirst();
    }
}
