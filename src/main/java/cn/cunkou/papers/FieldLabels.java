package cn.cunkou.papers;

import cn.cunkou.platform.web.FormFault;
import cn.cunkou.platform.web.Problem;
import java.util.List;

/** The fields of the forms about papers, as the pages call them. */
final class FieldLabels {
    private FieldLabels() {}

    static List<FormFault> with(List<Problem.Fault> faults) {
        return FormFault.of(faults, FieldLabels::of);
    }

    static String of(String field) {
        return switch (field) {
            case "division" -> "所涉区划";
            case "body" -> "发文单位";
            case "kind" -> "种类";
            case "number" -> "文号";
            case "title" -> "标题";
            case "day" -> "成文日期";
            case "from" -> "所报告的时段";
            case "note" -> "备注";
            case "fulfils" -> "完成的项目";
            case "file" -> "文件";
            case "reason" -> "原因";
            default -> field;
        };
    }
}
