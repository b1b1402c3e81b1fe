package cn.cunkou.access;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * What somebody is here for. A role is given for a division; what it opens stands in {@link Doors}.
 */
public enum Role {
    ADMINISTRATOR("administrator", "管理员"),
    BUREAU_OFFICER("bureau-officer", "牵头单位"),
    BODY_REPORTER("body-reporter", "责任单位填报员"),
    TOWN_OFFICER("town-officer", "镇级人员"),
    INFORMATION_OFFICER("information-officer", "信息员"),
    OPERATOR_STAFF("operator-staff", "承办单位"),
    STATION_KEEPER("station-keeper", "站长"),
    PRODUCER("producer", "生产者"),
    FINANCE("finance", "财政"),
    AUDITOR("auditor", "审计"),
    SUPERVISOR("supervisor", "监理督查"),
    INTEGRATOR("integrator", "接口对接");

    private final String id;
    private final String title;

    Role(String id, String title) {
        this.id = id;
        this.title = title;
    }

    /** The word in the database, in commands and on the wire. */
    public String id() {
        return id;
    }

    /** The word on pages. */
    public String title() {
        return title;
    }

    /** Whether it is given for one body, in whose name alone its holder writes. */
    public boolean isForBody() {
        return this == BODY_REPORTER;
    }

    /** Whether it may be given for one body: programs may be those of one party. */
    public boolean mayBeForBody() {
        return isForBody() || this == INTEGRATOR;
    }

    public static Optional<Role> find(String id) {
        return Stream.of(values()).filter(role -> role.id.equals(id)).findFirst();
    }

    /**
     * The role with that id.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static Role of(String id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("no role is called " + id));
    }
}
