package cn.cunkou.plan.rewards;

import cn.cunkou.values.Period;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * For what, to whom, how much and how often a reward is paid.
 *
 * @param id of the reward
 * @param subjects kinds of subject that it is for
 * @param valid the days on which it may be judged
 */
public record Rule(
        String id,
        Set<SubjectKind> subjects,
        Clause.All condition,
        Payment payment,
        Limits limits,
        Period valid,
        List<Example> examples) {
    public Rule {
        subjects = Set.copyOf(subjects);
        examples = List.copyOf(examples);
    }

    /** What the paper does not say of it. While there is any of that, nobody is paid. */
    public Set<Gap> gaps() {
        var gaps = EnumSet.noneOf(Gap.class);
        gaps.addAll(payment.gaps());
        gaps.addAll(limits.gaps());
        return gaps;
    }

    /** The same, with what somebody decided about its gaps. */
    public Rule ruled(Ruling ruling) {
        return new Rule(
                id,
                subjects,
                condition,
                payment.ruled(ruling),
                limits.ruled(ruling),
                valid,
                examples);
    }

    /** Everything that has to be known to judge it. */
    public List<Term> terms() {
        var terms = new ArrayList<Term>();
        collect(condition, terms);
        switch (payment) {
            case Payment.Tiers tiers -> terms.add(tiers.term());
            case Payment.Part part -> terms.add(Term.of(part.of()));
            case Payment.Rate rate -> terms.add(rate.term());
            case Payment.Fixed _, Payment.Unclear _ -> {}
        }
        var ranking = limits.ranking();
        if (ranking != null) {
            ranking.criteria().forEach(criterion -> terms.add(criterion.term()));
        }
        return terms;
    }

    private static void collect(Clause clause, List<Term> terms) {
        switch (clause) {
            case Clause.Bounded bounded -> terms.add(bounded.term());
            case Clause.OneOf oneOf -> terms.add(oneOf.term());
            case Clause.All all -> all.parts().forEach(part -> collect(part, terms));
            case Clause.Any any -> any.parts().forEach(part -> collect(part, terms));
            case Clause.Not not -> collect(not.part(), terms);
            case Clause.Unclear _ -> {}
        }
    }
}
