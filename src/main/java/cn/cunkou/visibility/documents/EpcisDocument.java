package cn.cunkou.visibility.documents;

import java.util.List;

/**
 * A document as it was read.
 *
 * @param events in their order, those with faults too
 * @param faults all that is wrong, events and document; empty for a good document
 */
public record EpcisDocument(Kind kind, Header header, List<EpcisEvent> events, List<Fault> faults) {
    /** What kind of document. */
    public enum Kind {
        /** Events for capture. */
        CAPTURE,
        /** The answer to a query. */
        RESULTS,
        /** One event without a document around it. */
        EVENT,
        /** A bare list of events. */
        LIST
    }

    public EpcisDocument {
        events = List.copyOf(events);
        faults = List.copyOf(faults);
    }

    /** The faults of one event, counted from 0. */
    public List<Fault> faultsOf(int event) {
        return faults.stream().filter(fault -> fault.event() == event).toList();
    }
}
