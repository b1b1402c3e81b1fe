package cn.cunkou.papers;

import java.util.Optional;
import java.util.stream.Stream;

/** What a paper is. */
public enum PaperKind {
    OFFICIAL_PAPER("official-paper", "公文"),
    SCHEME("scheme", "方案"),
    MINUTES("minutes", "会议纪要"),
    REPORT("report", "报告"),
    AGREEMENT("agreement", "协议"),
    NOTICE("notice", "公告公示"),
    CIRCULAR("circular", "通报"),
    CERTIFICATE("certificate", "证书证照"),
    ACCEPTANCE("acceptance", "验收文件"),
    RECORD("record", "工作记录"),
    APPOINTMENT("appointment", "任命书"),
    STANDARD("standard", "标准手册"),
    PUBLICITY("publicity", "宣传稿件");

    private final String id;
    private final String label;

    PaperKind(String id, String label) {
        this.id = id;
        this.label = label;
    }

    /** The word in the database, in plans and on the wire. */
    public String id() {
        return id;
    }

    /** The word on pages and in workbooks. */
    public String label() {
        return label;
    }

    /** The kind of that id or word. */
    static Optional<PaperKind> read(String written) {
        return Stream.of(values())
                .filter(kind -> kind.id.equals(written) || kind.label.equals(written))
                .findFirst();
    }

    /**
     * The kind of that id.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static PaperKind of(String id) {
        return read(id).orElseThrow(() -> new IllegalArgumentException("no kind of paper: " + id));
    }
}
