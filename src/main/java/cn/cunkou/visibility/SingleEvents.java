package cn.cunkou.visibility;

import cn.cunkou.platform.Actor;
import cn.cunkou.visibility.CaptureJob.Behaviour;
import cn.cunkou.visibility.documents.EpcisEvent;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Events that are handed in one by one, and are stored when that is acknowledged. */
@Service
class SingleEvents {
    private final EventTable events;
    private final CaptureJobs jobs;
    private final Clock clock;

    SingleEvents(EventTable events, CaptureJobs jobs, Clock clock) {
        this.events = events;
        this.jobs = jobs;
        this.clock = clock;
    }

    /**
     * Stores an event; its id.
     *
     * @throws EpcisProblem when the county has it
     */
    @Transactional(noRollbackFor = EpcisProblem.class)
    String add(EpcisEvent event, String division) {
        var id = EventTable.id(event);
        var origin = new EventTable.Origin(division, Actor.current(), clock.instant());
        if (events.isTaken(event) || events.add(List.of(event), origin).isEmpty()) {
            // told by two it is both's
            events.own(event, origin);
            throw EpcisProblem.exists("事件「%s」".formatted(id));
        }
        jobs.note(id, division, 1, Behaviour.ROLLBACK);
        return id;
    }
}
