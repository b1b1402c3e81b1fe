package cn.cunkou.traceability;

import java.util.List;
import java.util.Optional;

/**
 * What a module above tells the buyer of a lot. All beans of this kind are asked in the order of
 * their {@link #place} when somebody looks at one of its codes, by the system, in a transaction
 * that reads within the lot's county; what they say is shown to others for up to five seconds more.
 */
public interface LotStory {
    /**
     * Where its chapters stand: 100 growing and making, 200 inspections, 300 marks, 400 the rest.
     */
    int place();

    /** What there is to tell; none where nothing is on record. */
    List<LotChapter> chapters(Lot lot);

    /** What overrides that the code is genuine; none where the lot may be used. */
    default Optional<LotStanding> standing(Lot lot) {
        return Optional.empty();
    }
}
