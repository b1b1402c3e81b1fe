package cn.cunkou.funds.claims;

import cn.cunkou.funds.Funds;
import cn.cunkou.plan.rewards.SubjectKind;
import cn.cunkou.region.Counties;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Enters applications that somebody had begun before the program was there. */
@Service
public class PastClaims {
    private static final String YES = "true";

    private final Claims claims;
    private final Funds funds;
    private final Counties counties;

    PastClaims(Claims claims, Funds funds, Counties counties) {
        this.claims = claims;
        this.funds = funds;
        this.counties = counties;
    }

    /**
     * What a firm began to ask for.
     *
     * @param answered whether it said that what papers have to show is so
     * @param withdrawn why it gave up; null of what it still fills in
     */
    public record Begun(
            UUID firm, String bank, String account, boolean answered, @Nullable String withdrawn) {}

    /**
     * Begins one application for each reward of a fund that firms can ask for, each as the next of
     * the list says.
     *
     * @param without id of a reward that is left out; null for none
     * @return how many were begun
     */
    @Transactional
    public int begin(String fund, List<Begun> list, @Nullable String without) {
        var found = funds.find(fund);
        if (found.isEmpty() || list.isEmpty()) {
            return 0;
        }
        var today = counties.today(found.get().division());
        var rewards =
                funds.charter(found.get()).rewards().stream()
                        .filter(one -> one.rule().subjects().contains(SubjectKind.ENTERPRISE))
                        .filter(one -> one.span().contains(today) && !one.id().equals(without))
                        .toList();
        for (var i = 0; i < rewards.size(); i++) {
            var begun = list.get(i % list.size());
            var reward = rewards.get(i);
            var id = claims.open(found.get(), reward.id(), begun.firm().toString(), null);
            var claim = claims.get(id);
            var facts = new HashMap<String, String>();
            Question.of(reward.rule()).stream()
                    .filter(question -> begun.answered() && !question.isNumber())
                    .forEach(question ->
                            facts.put(
                                    question.name(),
                                    question.words().contains(YES)
                                            ? YES
                                            : question.words().getFirst()));
            claims.fill(
                    id,
                    claim.version(),
                    new FillInput(
                            null,
                            claim.payee().name(),
                            begun.bank(),
                            begun.account(),
                            null,
                            facts));
            if (begun.withdrawn() != null) {
                claims.withdraw(id, claims.get(id).version(), begun.withdrawn());
            }
        }
        return rewards.size();
    }
}
