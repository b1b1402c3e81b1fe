package cn.cunkou.registry;

import java.util.Optional;
import java.util.stream.Stream;

/** What the programme asks the holder of a post for. */
public enum Duty {
    INFORMATION_OFFICER("information-officer", "信息员"),
    CONTACT("contact", "联络员"),
    LEADER("leader", "分管领导"),
    GROUP_MEMBER("group-member", "领导小组成员");

    private final String id;
    private final String label;

    Duty(String id, String label) {
        this.id = id;
        this.label = label;
    }

    /** The word in the database and on the wire. */
    public String id() {
        return id;
    }

    /** The word on pages, and the title of the post. */
    public String label() {
        return label;
    }

    /** Whether many have it at a time, so that a new one ends nobody's term. */
    public boolean isShared() {
        return this == GROUP_MEMBER;
    }

    /** The duty with that id or label; empty where there is none. */
    public static Optional<Duty> read(String typed) {
        return Stream.of(values())
                .filter(duty -> duty.id.equals(typed) || duty.label.equals(typed))
                .findFirst();
    }
}
