package cn.cunkou.quality;

import cn.cunkou.platform.web.FormFault;
import cn.cunkou.platform.web.Problem;
import java.util.List;
import java.util.Map;

/** What the pages of this module call the fields of their forms. */
final class QualityWords {
    private static final Map<String, String> LABELS =
            Map.ofEntries(
                    Map.entry("lot", "批次"),
                    Map.entry("lab", "检测机构"),
                    Map.entry("number", "编号"),
                    Map.entry("purpose", "为什么抽"),
                    Map.entry("takenOn", "抽样日期"),
                    Map.entry("place", "抽样地点"),
                    Map.entry("taker", "抽样单位"),
                    Map.entry("amount", "数量"),
                    Map.entry("seal", "封条号"),
                    Map.entry("issuedOn", "签发日期"),
                    Map.entry("file", "文件"),
                    Map.entry("name", "名称"),
                    Map.entry("qualification", "资质证书号"),
                    Map.entry("validFrom", "有效期从"),
                    Map.entry("validTo", "有效期到"),
                    Map.entry("product", "产品"),
                    Map.entry("item", "项目"),
                    Map.entry("kind", "种类"),
                    Map.entry("least", "下限"),
                    Map.entry("most", "上限"),
                    Map.entry("unit", "单位"),
                    Map.entry("standard", "标准"),
                    Map.entry("told", "通知了谁"),
                    Map.entry("way", "怎么通知的"),
                    Map.entry("words", "说了什么"),
                    Map.entry("day", "日期"),
                    Map.entry("giver", "谁退回的"),
                    Map.entry("handling", "怎么处理"),
                    Map.entry("outcome", "召回结果"),
                    Map.entry("contact", "联系方式"),
                    Map.entry("basis", "承诺依据"),
                    Map.entry("title", "名称"),
                    Map.entry("issuer", "发布或发证单位"),
                    Map.entry("holder", "持有人"),
                    Map.entry("producer", "生产者"),
                    Map.entry("area", "范围"),
                    Map.entry("result", "结果"),
                    Map.entry("nextDue", "下次检查"),
                    Map.entry("receiver", "发给谁"),
                    Map.entry("copies", "册数"),
                    Map.entry("code", "分类编码"),
                    Map.entry("division", "所在区划"),
                    Map.entry("reason", "原因"));

    private QualityWords() {}

    static List<FormFault> faults(Problem refused) {
        return FormFault.of(refused.faults(), QualityWords::label);
    }

    private static String label(String field) {
        return field.startsWith("found") ? "检测结果" : LABELS.getOrDefault(field, "这一项");
    }
}
