package cn.cunkou.visibility;

import cn.cunkou.platform.Actor;
import cn.cunkou.visibility.documents.EpcisEvent;
import cn.cunkou.visibility.documents.Header;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.node.JsonNodeFactory;

/** Takes down events for other modules, in the transaction of the act that they tell of. */
@Service
public class Capture {
    private static final String PLACES = "urn:epcglobal:epcis:vtype:BusinessLocation";

    private final EventTable events;
    private final MasterData masterData;
    private final Clock clock;

    Capture(EventTable events, MasterData masterData, Clock clock) {
        this.events = events;
        this.masterData = masterData;
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
        return events.add(recorded, origin(division));
    }

    /**
     * Keeps what a place is called that events name, as the master data of a document would say it.
     *
     * @param division as above
     * @param place as events have it
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void name(String division, String place, String name) {
        var data = JsonNodeFactory.instance.objectNode();
        var vocabulary = data.withArray("/vocabularyList").addObject().put("type", PLACES);
        var element = vocabulary.withArray("/vocabularyElementList").addObject().put("id", place);
        element.withArray("/attributes")
                .addObject()
                .put("id", "cbvmda:name")
                .put("attribute", name);
        masterData.keep(Header.of(data), origin(division));
    }

    private EventTable.Origin origin(String division) {
        if (division.length() < 6) {
            throw new IllegalArgumentException("events belong to a county: " + division);
        }
        return new EventTable.Origin(division, Actor.current(), clock.instant());
    }
}
