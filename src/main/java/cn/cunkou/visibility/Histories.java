package cn.cunkou.visibility;

import cn.cunkou.visibility.documents.EpcisEvent;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What happened to a thing and to what it was made of, for modules above. */
@Service
public class Histories {
    private final Traces traces;

    Histories(Traces traces) {
        this.traces = traces;
    }

    /**
     * Events of a thing, of what carried it meanwhile, and of what it was made of, in the order of
     * their times.
     *
     * @param names of it in events, at least one, in any spelling
     * @param depth how many times we go on from one thing to others
     */
    @Transactional(readOnly = true)
    public List<EpcisEvent> of(List<String> names, int depth) {
        return traces.follow(names, Trace.Direction.BACK, null, depth).events().stream()
                .map(StoredEvent::event)
                .toList();
    }
}
