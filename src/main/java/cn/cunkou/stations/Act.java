package cn.cunkou.stations;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What can happen to a station after its entry. */
public enum Act {
    ACCEPT("accept", "登记验收", "已登记验收", List.of("day", "paper")),
    OPEN("open", "登记开业", "已登记开业", List.of("day")),
    SUSPEND("suspend", "登记歇业", "已登记歇业", List.of("day", "reason")),
    RESUME("resume", "恢复营业", "已恢复营业", List.of("day")),
    KEEPER("keeper", "更换站长", "已更换站长", List.of("day", "keeperName", "keeperPhone")),
    MOVE("move", "登记迁址", "已登记迁址", List.of("day", "division", "address", "area", "reason")),
    CORRECT("correct", "更正日期", "已更正日期", List.of("opened", "accepted", "paper", "closed", "reason")),
    CLOSE("close", "关闭站点", "已关闭站点", List.of("day", "reason"));

    private final String id;
    private final String label;
    private final String done;
    private final List<String> fields;

    Act(String id, String label, String done, List<String> fields) {
        this.id = id;
        this.label = label;
        this.done = done;
        this.fields = fields;
    }

    /** The word in addresses. */
    public String id() {
        return id;
    }

    /** The word on its button. */
    public String label() {
        return label;
    }

    /** What the page says when it is done. */
    public String done() {
        return done;
    }

    public boolean asks(String field) {
        return fields.contains(field);
    }

    static Optional<Act> read(String id) {
        return Arrays.stream(values()).filter(act -> act.id.equals(id)).findFirst();
    }

    /** Whether it makes sense for a station in that state. */
    boolean fits(Life life) {
        return switch (this) {
            case OPEN -> !life.isClosed() && !life.isOpened();
            case ACCEPT -> !life.isClosed() && !life.isAccepted();
            case SUSPEND -> !life.isClosed() && life.isOpened() && !life.isIdle();
            case RESUME -> !life.isClosed() && life.isIdle();
            case KEEPER, MOVE, CLOSE -> !life.isClosed();
            case CORRECT -> life.isOpened() || life.isAccepted() || life.isClosed();
        };
    }
}
