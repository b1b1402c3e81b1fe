package cn.cunkou.funds;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What is entered into a ledger besides payments, and what is asked about each. */
public enum MoveKind {
    RECEIPT("receipt", "登记到账", Set.of(Part.SOURCE)),
    RETURN("return", "退回结余", Set.of(Part.SOURCE)),
    ADJUSTMENT("adjustment", "预算调剂", Set.of(Part.LINE, Part.TO_LINE)),
    COMMITMENT("commitment", "登记合同占用", Set.of(Part.LINE, Part.CONTRACT)),
    RELEASE("release", "释放合同占用", Set.of(Part.COMMITMENT)),
    CLAW_BACK("claw-back", "登记追缴", Set.of(Part.PAYMENT)),
    CORRECTION("correction", "冲正一笔账", Set.of(Part.ENTRY));

    /** A part of a form. */
    public enum Part {
        SOURCE,
        LINE,
        TO_LINE,
        CONTRACT,
        COMMITMENT,
        PAYMENT,
        ENTRY
    }

    private final String id;
    private final String label;
    private final Set<Part> parts;

    MoveKind(String id, String label, Set<Part> parts) {
        this.id = id;
        this.label = label;
        this.parts = Set.copyOf(parts);
    }

    /** The word in addresses and on the wire. */
    public String id() {
        return id;
    }

    public String label() {
        return label;
    }

    public boolean asks(Part part) {
        return parts.contains(part);
    }

    /** Whether it says how much; a correction takes back all. */
    public boolean asksAmount() {
        return this != CORRECTION;
    }

    public static Optional<MoveKind> find(String id) {
        return Stream.of(values()).filter(kind -> kind.id.equals(id)).findFirst();
    }
}
