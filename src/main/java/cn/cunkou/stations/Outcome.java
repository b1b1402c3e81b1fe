package cn.cunkou.stations;

import cn.cunkou.platform.web.Problem;
import java.time.Instant;
import java.util.List;

/** What became of an act on a station. */
public sealed interface Outcome {
    /** Done; the station as it is now. */
    record Done(Station station) implements Outcome {}

    /** Not done, for all of these reasons. */
    record Faulty(List<Problem.Fault> faults) implements Outcome {
        public Faulty {
            faults = List.copyOf(faults);
        }
    }

    /**
     * Not done: somebody changed the station since it was read.
     *
     * @param changes what they changed
     */
    record Overtaken(Station current, List<Change> changes, String by, Instant at)
            implements Outcome {
        public Overtaken {
            changes = List.copyOf(changes);
        }
    }

    /** One field of a station before and after an act, in the words of the page. */
    record Change(String field, String before, String after) {}

    static Faulty fault(String field, String fault, String remedy) {
        return new Faulty(List.of(new Problem.Fault(field, fault, remedy)));
    }
}
