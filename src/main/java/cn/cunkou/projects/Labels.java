package cn.cunkou.projects;

import cn.cunkou.platform.web.FormFault;
import cn.cunkou.platform.web.Problem;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;

/** What forms of projects call their fields. */
final class Labels {
    private static final Map<String, String> WORDS =
            Map.ofEntries(
                    Map.entry("division", "所在区划"),
                    Map.entry("title", "名称"),
                    Map.entry("body", "责任单位"),
                    Map.entry("contractor", "承办单位"),
                    Map.entry("content", "建设内容和要求"),
                    Map.entry("goals", "绩效目标"),
                    Map.entry("deadline", "期限"),
                    Map.entry("decision", "决策文件"),
                    Map.entry("items", "方案里的项"),
                    Map.entry("reason", "原因"),
                    Map.entry("kind", "种类"),
                    Map.entry("number", "编号"),
                    Map.entry("party", "签约方"),
                    Map.entry("amount", "金额"),
                    Map.entry("signed", "签订日期"),
                    Map.entry("starts", "开始日期"),
                    Map.entry("ends", "结束日期"),
                    Map.entry("paper", "文件"),
                    Map.entry("milestone", "付款节点"),
                    Map.entry("condition", "节点的条件"),
                    Map.entry("milestoneAmount", "节点的金额"),
                    Map.entry("due", "应达到的日期"),
                    Map.entry("month", "月份"),
                    Map.entry("percent", "完成百分比"),
                    Map.entry("text", "说明"),
                    Map.entry("day", "日期"),
                    Map.entry("inspectors", "检查的单位和职务"),
                    Map.entry("longitude", "位置"),
                    Map.entry("latitude", "位置"),
                    Map.entry("point", "检查表"),
                    Map.entry("finding", "查出的问题"),
                    Map.entry("responsible", "谁整改"),
                    Map.entry("photo", "照片"),
                    Map.entry("file", "照片"),
                    Map.entry("applied", "申请日期"),
                    Map.entry("committee", "验收组"),
                    Map.entry("population", "从哪里抽"),
                    Map.entry("size", "抽多少"),
                    Map.entry("seed", "种子"));

    private Labels() {}

    /** What a refused form says; a refusal that names no fault goes on. */
    static List<FormFault> again(Problem refused, HttpServletResponse response) {
        refused.shownAgain(response);
        return of(refused.faults());
    }

    static List<FormFault> of(List<Problem.Fault> faults) {
        return FormFault.of(faults, field -> WORDS.getOrDefault(field, field));
    }
}
