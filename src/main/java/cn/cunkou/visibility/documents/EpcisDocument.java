package cn.cunkou.visibility.documents;

import java.util.List;

/**
 * A document as it was read.
 *
 * @param events in their order, those with faults too
 * @param faults all that is wrong or doubtful, in events and document
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

    /** Whether nothing in it is a reason to refuse it. */
    public boolean good() {
        return faults.stream().noneMatch(Fault::refuses);
    }

    /** The faults of one event, counted from 0. */
    public List<Fault> faultsOf(int event) {
        return faults.stream().filter(fault -> fault.event() == event).toList();
    }
}
