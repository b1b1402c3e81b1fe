package cn.cunkou.programme;

/**
 * How a state is shown everywhere: icon, word and colour together.
 *
 * @param tone names the classes of label, furrow and stroke: kept, track, behind, broken, unclear
 *     or unknown
 * @param icon id in icons.svg
 */
public record Mark(State state, String tone, String icon) {
    static Mark of(State state) {
        return switch (state) {
            case MET -> new Mark(state, "kept", "check");
            case MET_LATE -> new Mark(state, "kept", "late");
            case ON_THE_WAY -> new Mark(state, "track", "sprout");
            case BEHIND -> new Mark(state, "behind", "alert");
            case MISSED -> new Mark(state, "broken", "cross");
            case UNCLEAR -> new Mark(state, "unclear", "question");
            case CANNOT_BE_COMPUTED -> new Mark(state, "unknown", "unknown");
            case NOT_DUE -> new Mark(state, "unknown", "clock");
        };
    }

    public String words() {
        return state.words();
    }

    public String css() {
        return "state-" + tone;
    }
}
