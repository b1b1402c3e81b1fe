package cn.cunkou.visibility;

import cn.cunkou.platform.Actor;
import cn.cunkou.visibility.documents.EpcisEvent;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes down events for other modules, in the transaction of the act that they tell of. */
@Service
public class Capture {
    private final EventTable events;
    private final Clock clock;

    Capture(EventTable events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    /**
     * Stores events; one that the county has already, in whatever spelling, is passed over.
     *
     * @param division where they belong: the code of a county or of a place in it
     * @param recorded events without faults, such as one bag packed or one list handed over
     * @return the ids of those that are new, in no order
     * @throws IllegalArgumentException when the division is above a county
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<UUID> record(String division, List<EpcisEvent> recorded) {
        if (division.length() < 6) {
            throw new IllegalArgumentException("events belong to a county: " + division);
        }
        return events.add(
                recorded, new EventTable.Origin(division, Actor.current(), clock.instant()));
    }
}
