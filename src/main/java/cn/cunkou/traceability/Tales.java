package cn.cunkou.traceability;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.Scope;
import cn.cunkou.region.Counties;
import cn.cunkou.region.Divisions;
import cn.cunkou.values.DivisionCode;
import cn.cunkou.visibility.Histories;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells buyers of lots: what the register has, what modules above add, what events say. Many look
 * at one lot, so what was told is told again for two seconds. Of a lot that is looked at all the
 * time it is found out anew beside that, once for all.
 */
@Service
class Tales {
    private static final Duration KEPT = Duration.ofSeconds(2);
    private static final int MOST_KEPT = 5_000;
    private static final int MOST_STEPS = 60;
    private static final int DEPTH = 5;

    private final Lots lots;
    private final Products products;
    private final Corrections corrections;
    private final Histories histories;
    private final List<LotStory> stories;
    private final Divisions divisions;
    private final Counties counties;
    private final TransactionTemplate transaction;
    private final LoadingCache<Asked, Tale> kept =
            Caffeine.newBuilder()
                    .maximumSize(MOST_KEPT)
                    .expireAfterWrite(KEPT)
                    .refreshAfterWrite(KEPT.dividedBy(2))
                    .build(this::tell);

    Tales(
            Lots lots,
            Products products,
            Corrections corrections,
            Histories histories,
            List<LotStory> stories,
            Divisions divisions,
            Counties counties,
            TransactionTemplate transaction) {
        this.lots = lots;
        this.products = products;
        this.corrections = corrections;
        this.histories = histories;
        this.stories = stories.stream().sorted(Comparator.comparingInt(LotStory::place)).toList();
        this.divisions = divisions;
        this.counties = counties;
        this.transaction = transaction;
    }

    private record Asked(UUID lot, DivisionCode county) {}

    /**
     * What there is to tell of a lot.
     *
     * @param county in which it lies
     */
    Tale of(UUID lot, DivisionCode county) {
        return kept.get(new Asked(lot, county));
    }

    private Tale tell(Asked asked) {
        return Actor.as(
                Actor.system("查询溯源码", Scope.of(asked.county().digits())),
                () -> Objects.requireNonNull(transaction.execute(_ -> tell(asked.lot()))));
    }

    private Tale tell(UUID id) {
        var lot = lots.get(id);
        var place = DivisionCode.of(lot.division());
        return new Tale(
                lot,
                products.get(lot.product()),
                divisions.gazetteer(place.county(), counties.today(place)).place(place),
                stories.stream()
                        .flatMap(story -> story.standing(lot).stream())
                        .sorted()
                        .findFirst()
                        .orElse(null),
                stories.stream().flatMap(story -> story.chapters(lot).stream()).toList(),
                last(TimelineStep.of(histories.of(lots.names(lot), DEPTH))),
                corrections.ofLot(id));
    }

    private static List<TimelineStep> last(List<TimelineStep> steps) {
        return steps.subList(Math.max(0, steps.size() - MOST_STEPS), steps.size());
    }

    /** Lets the next look see what is on record now. */
    void forget() {
        kept.invalidateAll();
    }
}
