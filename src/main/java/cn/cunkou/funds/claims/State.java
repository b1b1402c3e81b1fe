package cn.cunkou.funds.claims;

import java.util.stream.Stream;

/** How far an application has come. */
enum State {
    DRAFT("draft", "填写中", "clock", ""),
    REVIEW("review", "审核中", "clock", "state-track"),
    /** Sent back for more papers. */
    RETURNED("returned", "退回补件", "undo", "state-behind"),
    APPROVED("approved", "待公示", "clock", "state-track"),
    PUBLICITY("publicity", "公示中", "megaphone", "state-track"),
    PAYABLE("payable", "待支付", "money", "state-track"),
    BATCHED("batched", "支付中", "money", "state-track"),
    /** The bank gave the money back. */
    BOUNCED("bounced", "银行退回", "alert", "state-behind"),
    PAID("paid", "已到账", "check", "state-kept"),
    REFUSED("refused", "不予发放", "cross", "state-broken"),
    WITHDRAWN("withdrawn", "已撤回", "undo", ""),
    /** By somebody else than who filled it in, before it was handed in. */
    CLOSED("closed", "已关闭", "cross", "");

    private final String id;
    private final String label;
    private final String icon;
    private final String tone;

    State(String id, String label, String icon, String tone) {
        this.id = id;
        this.label = label;
        this.icon = icon;
        this.tone = tone;
    }

    /** The word in the database and on the wire. */
    String id() {
        return id;
    }

    String label() {
        return label;
    }

    String icon() {
        return icon;
    }

    String tone() {
        return tone;
    }

    /** Whether it came to nothing, so that another may be opened for the same. */
    boolean isOver() {
        return this == REFUSED || this == WITHDRAWN || this == CLOSED;
    }

    /** Whether whoever asks may still change what it says. */
    boolean isOpenToChange() {
        return this == DRAFT || this == RETURNED;
    }

    static State of(String id) {
        return Stream.of(values())
                .filter(state -> state.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no state: " + id));
    }
}
