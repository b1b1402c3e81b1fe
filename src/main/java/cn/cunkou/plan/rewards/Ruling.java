package cn.cunkou.plan.rewards;

import cn.cunkou.plan.rewards.Limits.HowOften;
import cn.cunkou.plan.rewards.Limits.Scoring;
import cn.cunkou.plan.rewards.Limits.WhenDry;
import cn.cunkou.plan.rewards.Payment.Stacking;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What fills the gaps of a reward; null where it says nothing of one. */
public record Ruling(
        @Nullable Stacking stacking,
        @Nullable Payee to,
        @Nullable Scoring scored,
        @Nullable HowOften howOften,
        @Nullable WhenDry whenDry) {
    public static final Ruling NONE = new Ruling(null, null, null, null, null);

    /** What would hold, each in Chinese. */
    public List<String> words() {
        return Stream.of(
                        Optional.ofNullable(stacking).map(Stacking::words),
                        Optional.ofNullable(to).map(payee -> "发给" + payee.words()),
                        Optional.ofNullable(scored).map(Scoring::words),
                        Optional.ofNullable(howOften).map(HowOften::words),
                        Optional.ofNullable(whenDry).map(WhenDry::words))
                .flatMap(Optional::stream)
                .toList();
    }

    /** The gaps that it fills. */
    public Set<Gap> fills() {
        var fills = EnumSet.noneOf(Gap.class);
        if (stacking != null) {
            fills.add(Gap.STACKING);
        }
        if (to != null) {
            fills.add(Gap.PAYEE);
        }
        if (scored != null) {
            fills.add(Gap.SCORING);
        }
        if (howOften != null) {
            fills.add(Gap.HOW_OFTEN);
        }
        if (whenDry != null) {
            fills.add(Gap.POT);
        }
        return Collections.unmodifiableSet(fills);
    }
}
