package cn.cunkou.plan;

import cn.cunkou.plan.rewards.Rule;
import cn.cunkou.values.Period;
import java.util.List;

/** What the county pays for a result, and by which rule. */
public record Reward(
        String label,
        String area,
        String owner,
        List<String> with,
        List<Citation> citations,
        Rule rule)
        implements Item {
    public Reward {
        with = List.copyOf(with);
        citations = List.copyOf(citations);
    }

    @Override
    public String id() {
        return rule.id();
    }

    @Override
    public Kind kind() {
        return Kind.REWARD;
    }

    @Override
    public Period span() {
        return rule.valid();
    }

    @Override
    public Reward read(Reading reading) {
        return new Reward(label, area, owner, with, citations, rule.ruled(reading.ruling()));
    }
}
