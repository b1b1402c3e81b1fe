package cn.cunkou.quality;

import cn.cunkou.traceability.Lots;
import cn.cunkou.traceability.Lots.CodesOnLot;
import cn.cunkou.traceability.Rolls;
import cn.cunkou.visibility.Holding;
import cn.cunkou.visibility.Whereabouts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds what is left of a lot: which codes it has, and who holds how much of it. */
@Service
public class Reach {
    private final Lots lots;
    private final Rolls rolls;
    private final Whereabouts whereabouts;

    Reach(Lots lots, Rolls rolls, Whereabouts whereabouts) {
        this.lots = lots;
        this.rolls = rolls;
        this.whereabouts = whereabouts;
    }

    /**
     * What is left of a lot.
     *
     * @param codes on its things, without those that were void, damaged or returned
     * @param holdings containers and places, by what was recorded of it
     * @param names what locations are called, as far as anybody said
     * @param isWhole false where more was recorded than a trace follows
     */
    public record Found(
            List<CodesOnLot> codes,
            List<Holding> holdings,
            Map<String, String> names,
            boolean isWhole) {
        /** What the place is called where something is; null where nobody said. */
        public @Nullable String place(Holding holding) {
            return holding.location() == null ? null : names.get(holding.location());
        }

        /** How many codes are out. */
        public long count() {
            return codes.stream()
                    .flatMapToLong(one -> LongStream.of(one.last() - one.first() + 1))
                    .sum();
        }
    }

    @Transactional(readOnly = true)
    public Found of(UUID lotId) {
        var lot = lots.get(lotId);
        var codes = new ArrayList<CodesOnLot>();
        for (var stretch : lots.codes(lotId)) {
            codes.addAll(without(stretch));
        }
        var found = whereabouts.of(lots.names(lot));
        return new Found(List.copyOf(codes), found.holdings(), found.names(), found.isWhole());
    }

    /** The parts of a stretch of codes that are still on things. */
    private List<CodesOnLot> without(CodesOnLot stretch) {
        var parts = new ArrayList<CodesOnLot>();
        var next = stretch.first();
        for (var spoilt : rolls.spoilages(stretch.roll())) {
            if (spoilt.last() >= next && spoilt.first() <= stretch.last()) {
                if (spoilt.first() > next) {
                    parts.add(part(stretch, next, spoilt.first() - 1));
                }
                next = spoilt.last() + 1;
            }
        }
        if (next <= stretch.last()) {
            parts.add(part(stretch, next, stretch.last()));
        }
        return parts;
    }

    private static CodesOnLot part(CodesOnLot of, long first, long last) {
        return new CodesOnLot(of.roll(), of.label(), first, last);
    }
}
