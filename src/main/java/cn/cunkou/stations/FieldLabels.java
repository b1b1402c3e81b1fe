package cn.cunkou.stations;

import cn.cunkou.platform.web.FormFault;
import cn.cunkou.platform.web.Problem;
import java.util.List;

/** The fields of the forms about stations, as the pages call them. */
final class FieldLabels {
    private FieldLabels() {}

    static List<FormFault> with(List<Problem.Fault> faults) {
        return FormFault.of(faults, FieldLabels::of);
    }

    private static String of(String field) {
        return switch (field) {
            case "division" -> "所在地";
            case "level" -> "级别";
            case "code" -> "编号";
            case "name" -> "名称";
            case "origin" -> "来源";
            case "address" -> "地址";
            case "area" -> "面积";
            case "phone" -> "站点电话";
            case "logisticsPoint" -> "物流点";
            case "keeperName" -> "站长";
            case "keeperPhone" -> "站长电话";
            case "opened" -> "开业日期";
            case "accepted" -> "验收日期";
            case "acceptancePaper", "paper" -> "验收文件";
            case "closed" -> "关闭日期";
            case "served" -> "服务村";
            case "day" -> "日期";
            case "reason" -> "原因";
            case "file" -> "文件";
            default -> field;
        };
    }
}
