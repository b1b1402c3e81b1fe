package cn.cunkou.stations;

import cn.cunkou.platform.web.Problem;
import java.util.List;

/**
 * What is wrong with one field of a form.
 *
 * @param label the field as the page calls it
 */
public record FormFault(String field, String label, String fault, String remedy) {
    static List<FormFault> of(List<Problem.Fault> faults) {
        return faults.stream()
                .map(fault ->
                        new FormFault(
                                fault.field(), label(fault.field()), fault.fault(), fault.remedy()))
                .toList();
    }

    private static String label(String field) {
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
