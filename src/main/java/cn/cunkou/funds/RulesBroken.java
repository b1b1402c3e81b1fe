package cn.cunkou.funds;

import cn.cunkou.platform.web.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** A payment that rules of the plan stand in the way of; the ledger has not moved. */
final class RulesBroken extends Problem {
    private static final long serialVersionUID = 1L;

    private final transient List<Breach> breaches;

    RulesBroken(List<Breach> breaches) {
        super(
                HttpStatus.CONFLICT,
                "规则不允许这笔支付",
                "有%d条规则不允许，账没有动：".formatted(breaches.size()),
                breaches.stream()
                        .map(breach -> new Fault(breach.rule(), breach.words(), breach.mend()))
                        .toList());
        this.breaches = List.copyOf(breaches);
    }

    List<Breach> breaches() {
        return breaches;
    }

    @Override
    public Map<String, @Nullable Object> members() {
        var first = breaches.getFirst();
        var members = new LinkedHashMap<String, @Nullable Object>();
        members.put("rule", first.rule());
        members.put("figures", first.figures());
        members.put("evidence", first.evidence());
        members.put("rules", breaches);
        return members;
    }
}
