package cn.cunkou.plan;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The words that a plan file may choose from. */
final class Keys {
    static final Map<String, Plan.Tier> TIERS = of(Plan.Tier.values(), Plan.Tier::key);
    static final Map<String, Body.Role> ROLES = of(Body.Role.values(), Body.Role::key);
    static final Map<String, Detail.Service.Place> PLACES =
            of(Detail.Service.Place.values(), Detail.Service.Place::key);
    static final Map<String, Detail.Service.Unit> TIMES =
            of(Detail.Service.Unit.values(), Detail.Service.Unit::key);
    static final Map<String, Rhythm.Unit> RHYTHMS = of(Rhythm.Unit.values(), Rhythm.Unit::key);
    static final Map<String, Each> EACH = of(Each.values(), Each::key);
    static final Map<String, Scorecard.By> SCORED = of(Scorecard.By.values(), Scorecard.By::key);
    static final Map<String, String> AGGREGATES = words("sum", "latest");
    static final Map<String, String> LEVELS = words("county", "town", "village");
    static final Map<String, String> FIELDS =
            words("text", "number", "day", "phone", "photo", "choice");

    /** What entries of catalogues can be recorded with. */
    static final Map<String, String> RECORDED = words("parcels", "sales");

    /** Kinds of papers in the register of papers. */
    static final Map<String, String> PAPERS =
            Map.ofEntries(
                    Map.entry("official-paper", "公文"),
                    Map.entry("scheme", "方案"),
                    Map.entry("minutes", "会议纪要"),
                    Map.entry("report", "报告"),
                    Map.entry("agreement", "协议"),
                    Map.entry("notice", "公告公示"),
                    Map.entry("circular", "通报"),
                    Map.entry("certificate", "证书证照"),
                    Map.entry("acceptance", "验收文件"),
                    Map.entry("record", "工作记录"),
                    Map.entry("appointment", "任命书"),
                    Map.entry("standard", "标准手册"),
                    Map.entry("publicity", "宣传稿件"));

    /** Registers that have something to show in public, see {@link PublicRecords}. */
    static final Map<String, String> SHOWN =
            Map.of(
                    "plan", "实施方案",
                    "progress", "承诺与进度",
                    "projects", "项目",
                    "funds", "资金",
                    "notices", "公示");

    /** What shares of money are taken of, beside sources and lines. */
    static final Map<String, String> MONEY =
            Map.of(
                    "total", "总投资",
                    "eligible-investment", "符合条件的投资额",
                    "guide-price", "指导价");

    /** What a rule about money looks for in the village of what is paid for. */
    static final Map<String, String> BESIDE = Map.of("paid-town-station", "所在村有已付过钱的镇级站");

    /** What a rule about money may hold for one by one. */
    static final Map<String, String> SUBJECTS =
            Map.of(
                    "village", "每个村",
                    "town", "每个镇",
                    "station", "每个站",
                    "enterprise", "每家企业",
                    "project", "每个项目",
                    "year", "每年");

    /** What a rule about money may forbid. */
    static final Map<String, String> USES =
            Map.ofEntries(
                    Map.entry("office-building", "楼堂馆所"),
                    Map.entry("land", "征地拆迁"),
                    Map.entry("trading-platform", "网络交易平台"),
                    Map.entry("traffic-purchase", "购买流量"),
                    Map.entry("staff-costs", "人员经费"),
                    Map.entry("running-costs", "经常性开支"),
                    Map.entry("work-funds", "工作经费"),
                    Map.entry("vehicles", "购买车辆"),
                    Map.entry("duplicate-project", "重复建设"),
                    Map.entry("debts", "偿还债务"));

    private Keys() {}

    private static Map<String, String> words(String... words) {
        return of(words, Function.identity());
    }

    private static <T> Map<String, T> of(T[] values, Function<T, String> key) {
        return Arrays.stream(values)
                .collect(
                        Collectors.toMap(
                                key, Function.identity(), (a, b) -> a, LinkedHashMap::new));
    }

    /** Each of named words standing for itself. */
    static Map<String, String> ids(Map<String, String> named) {
        return words(named.keySet().stream().sorted().toArray(String[]::new));
    }
}
