package cn.cunkou.funds;

import cn.cunkou.plan.MoneyWords;
import cn.cunkou.platform.web.FormFault;
import cn.cunkou.platform.web.Option;
import cn.cunkou.platform.web.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What pages about money call things. */
final class FundWords {
    private static final Map<String, String> LABELS =
            Map.ofEntries(
                    Map.entry("division", "县"),
                    Map.entry("plan", "方案"),
                    Map.entry("id", "编号"),
                    Map.entry("title", "名称"),
                    Map.entry("label", "名称"),
                    Map.entry("attribution", "支出归到哪一项来源"),
                    Map.entry("bank", "开户行"),
                    Map.entry("accountTail", "账号后四位"),
                    Map.entry("responsible", "专人"),
                    Map.entry("document", "依据"),
                    Map.entry("day", "日期"),
                    Map.entry("amount", "金额"),
                    Map.entry("source", "资金来源"),
                    Map.entry("line", "预算项"),
                    Map.entry("toLine", "调入的预算项"),
                    Map.entry("rules", "规则"),
                    Map.entry("payee", "收款方"),
                    Map.entry("use", "用途类别"),
                    Map.entry("subjectKind", "付给或用于"),
                    Map.entry("subject", "是哪一个"),
                    Map.entry("purpose", "用途"),
                    Map.entry("eligible", "符合条件的投资额"),
                    Map.entry("excluded", "已扣掉的费用"),
                    Map.entry("guide", "指导价"),
                    Map.entry("contract", "合同"),
                    Map.entry("milestone", "里程碑"),
                    Map.entry("commitment", "合同占用"),
                    Map.entry("reward", "奖励"),
                    Map.entry("papers", "公文"),
                    Map.entry("file", "凭证"),
                    Map.entry("service", "用于什么服务"),
                    Map.entry("providers", "收券单位"),
                    Map.entry("holders", "发给谁"),
                    Map.entry("expires", "有效期"),
                    Map.entry("payment", "支付"),
                    Map.entry("entry", "账号"),
                    Map.entry("reason", "原因"));

    private FundWords() {}

    static List<FormFault> faults(List<Problem.Fault> faults) {
        return FormFault.of(faults, field -> LABELS.getOrDefault(field, field));
    }

    static List<Option> options(Map<String, String> words, Set<String> first) {
        return words.entrySet().stream()
                .sorted(
                        Map.Entry.<String, String>comparingByKey((a, b) ->
                                        Boolean.compare(first.contains(b), first.contains(a)))
                                .thenComparing(Map.Entry.comparingByKey()))
                .map(word -> new Option(word.getKey(), word.getValue()))
                .toList();
    }

    /** What payments may be for. */
    static List<Option> uses() {
        var uses = new ArrayList<Option>();
        uses.add(new Option(Proposal.ORDINARY, "一般用途"));
        uses.addAll(options(MoneyWords.USES, Set.of()));
        return uses;
    }

    /** For whom or what payments may be. */
    static List<Option> subjects() {
        return List.of(
                new Option("village", "一个村"),
                new Option("town", "一个镇"),
                new Option("station", "一个站点"),
                new Option("enterprise", "一家企业或合作社"),
                new Option("project", "一个项目"));
    }

    /** A line's id and label. */
    static String line(Charter charter, String id) {
        return charter.line(id).map(line -> id + " " + line.label()).orElse(id);
    }

    static List<Option> lines(Charter charter) {
        return charter.leaves().stream()
                .map(line -> new Option(line.id(), line.id() + " " + line.label()))
                .toList();
    }

    static List<Option> sources(Charter charter) {
        return charter.sources().stream()
                .map(source -> new Option(source.id(), source.label()))
                .toList();
    }
}
