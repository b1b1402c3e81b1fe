package cn.cunkou.funds.claims;

import cn.cunkou.plan.rewards.CostWords;
import cn.cunkou.plan.rewards.Quantity;
import cn.cunkou.platform.web.Option;
import cn.cunkou.values.Money;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * An invoice of an investment.
 *
 * @param kind what was bought, by the words of plans and a few more
 * @param amount with tax
 */
record Invoice(UUID id, String number, String seller, LocalDate day, String kind, Money amount) {
    /** What an invoice may be for, by its word. */
    static final Map<String, String> KINDS = kinds();

    private static Map<String, String> kinds() {
        var all = new LinkedHashMap<String, String>();
        all.put("equipment", "设备");
        all.put("software", "软件和系统");
        all.put("works", "安装和工程");
        all.put("materials", "材料");
        all.put("services", "服务");
        CostWords.KINDS.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(kind -> all.put(kind.getKey(), kind.getValue()));
        all.put("other", "其他");
        return all;
    }

    static List<Option> options() {
        return KINDS.entrySet().stream()
                .map(kind -> new Option(kind.getKey(), kind.getValue()))
                .toList();
    }

    boolean countsFor(Quantity.Cost cost) {
        return !cost.excludes().contains(kind);
    }

    /** What of these invoices a share may be taken of. */
    static Money eligible(List<Invoice> invoices, Quantity.Cost cost) {
        return invoices.stream()
                .filter(invoice -> invoice.countsFor(cost))
                .map(Invoice::amount)
                .reduce(Money.ZERO, Money::plus);
    }
}
