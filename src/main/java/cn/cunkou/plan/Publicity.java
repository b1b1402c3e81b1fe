package cn.cunkou.plan;

import java.util.UUID;

/**
 * The place where a matter is put up for everybody before it holds. A module whose matter waits for
 * that opens a notice here, asks how it stands, and hears {@link NoticeEnded}.
 */
public interface Publicity {
    /**
     * Puts a notice up.
     *
     * @throws cn.cunkou.platform.web.Problem with everything that is wrong: days fewer than the
     *     plan asks for, numbers of persons in what everybody will read
     */
    UUID open(NewNotice notice);

    /**
     * How a notice stands on its county's day today.
     *
     * @throws cn.cunkou.platform.web.Problem when there is none, or it lies outside the actor's
     *     divisions
     */
    State state(UUID notice);

    /** Address of its public page. */
    String href(UUID notice);

    /** How it stands. */
    enum State {
        RUNNING("公示中", "clock", "state-track"),
        /** Its days are over, but an objection waits for an answer. */
        OBJECTED("有异议待办", "alert", "state-behind"),
        /** Its days are over, and nothing stands against it. */
        HOLDS("公示通过", "check", "state-kept"),
        /** An objection was found to be right. */
        FAILS("异议成立", "cross", "state-broken"),
        WITHDRAWN("已撤回", "undo", "");

        private final String words;
        private final String icon;
        private final String tone;

        State(String words, String icon, String tone) {
            this.words = words;
            this.icon = icon;
            this.tone = tone;
        }

        public String words() {
            return words;
        }

        public String icon() {
            return icon;
        }

        public String tone() {
            return tone;
        }
    }
}
