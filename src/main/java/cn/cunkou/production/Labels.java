package cn.cunkou.production;

import cn.cunkou.platform.web.FormFault;
import cn.cunkou.platform.web.Problem;
import java.util.List;

/** What the fields of this module's forms are called on their pages. */
final class Labels {
    private Labels() {}

    static List<FormFault> of(Problem refused) {
        return FormFault.of(refused.faults(), Labels::of);
    }

    static String of(String field) {
        return switch (field) {
            case "division" -> "所在区划";
            case "producer" -> "生产者";
            case "kind" -> "哪一种";
            case "name" -> "名称";
            case "area" -> "面积";
            case "unit" -> "面积单位";
            case "position" -> "位置";
            case "place" -> "生产场所";
            case "product" -> "产品";
            case "crop" -> "品类";
            case "from" -> "从哪天起";
            case "until" -> "预计采收";
            case "endedOn" -> "哪天结束";
            case "title" -> "名称";
            case "registration" -> "登记证号";
            case "days" -> "间隔天数";
            case "reason" -> "撤回原因";
            case "account" -> "账号";
            case "batch" -> "生产批";
            case "act" -> "农事";
            case "happenedAt" -> "哪天做的";
            default -> "文件";
        };
    }
}
