package cn.cunkou.platform.imports;

import java.util.List;

/** Ends the reading of a file from any depth; it becomes {@link Reading.Refused} at the door. */
final class NotReadable extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<Refusal> refusals;

    NotReadable(String where, String reason, String remedy) {
        this(List.of(new Refusal(where, reason, remedy)));
    }

    NotReadable(List<Refusal> refusals) {
        super(refusals.toString(), null, false, false);
        this.refusals = refusals;
    }

    static NotReadable damaged(String where) {
        return new NotReadable(where, "文件内容不完整或已损坏", "用Excel或WPS打开，另存为“Excel工作簿（.xlsx）”后再上传");
    }

    Reading.Refused answer() {
        return new Reading.Refused(refusals);
    }
}
