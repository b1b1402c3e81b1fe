package cn.cunkou.plan.rewards;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Kinds of cost, as plan files write them and as people say them. */
public final class CostWords {
    /** What a part may be taken of, when the plan declares no base of its own. */
    public static final Map<String, String> BASES =
            Map.of(
                    "price-paid", "实付价",
                    "rent", "租金",
                    "freight", "运费",
                    "certification-fee", "认证费用",
                    "booth-fee", "展位费",
                    "loan-interest", "贷款利息");

    /** What may be left out of it. */
    public static final Map<String, String> KINDS =
            Map.of(
                    "land", "土地费",
                    "wages", "人员工资",
                    "building", "房屋建设",
                    "vehicles", "车辆购置",
                    "office", "办公费",
                    "travel", "差旅费",
                    "furniture", "家具",
                    "second-hand", "二手设备",
                    "tax", "税费");

    private CostWords() {}

    static String of(List<String> kinds) {
        return kinds.stream()
                .map(kind -> KINDS.getOrDefault(kind, kind))
                .collect(Collectors.joining("、"));
    }
}
