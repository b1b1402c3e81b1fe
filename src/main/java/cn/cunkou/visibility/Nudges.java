package cn.cunkou.visibility;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.Scope;
import cn.cunkou.platform.tasks.Agenda;
import cn.cunkou.visibility.Recorded.EventsRecorded;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Has those subscriptions run that want events as they come, soon after such a transaction has
 * committed; many in a row are one. A nudge that is lost costs a minute, no event.
 */
@Component
class Nudges {
    private static final Logger log = LoggerFactory.getLogger(Nudges.class);
    private static final Duration GATHERED_FOR = Duration.ofMillis(100);

    private final Subscriptions subscriptions;
    private final EventSockets sockets;
    private final Agenda agenda;
    private final Clock clock;
    private final Set<String> counties = ConcurrentHashMap.newKeySet();

    Nudges(Subscriptions subscriptions, EventSockets sockets, Agenda agenda, Clock clock) {
        this.subscriptions = subscriptions;
        this.sockets = sockets;
        this.agenda = agenda;
        this.clock = clock;
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void recorded(EventsRecorded events) {
        nudge(events.division().substring(0, 6));
    }

    private void nudge(String county) {
        if (counties.add(county)) {
            CompletableFuture.delayedExecutor(
                            GATHERED_FOR.toMillis(),
                            TimeUnit.MILLISECONDS,
                            task -> Thread.ofVirtual().start(task))
                    .execute(() -> wake(county));
        }
    }

    private void wake(String county) {
        counties.remove(county);
        try {
            sockets.wake(county);
            var streams =
                    Actor.as(
                            Actor.system("通知订阅", Scope.of(county)),
                            () -> subscriptions.streams(county));
            var now = clock.instant();
            var busy =
                    streams.stream()
                            .map(id -> DeliveryWork.DELIVER.instanceId(id.toString()))
                            .filter(work -> !agenda.hurry(work, now))
                            .count();
            if (!streams.isEmpty()) {
                agenda.wake();
            }
            if (busy > 0) {
                // what it looked at when it began may be older than what was recorded
                nudge(county);
            }
        } catch (RuntimeException e) {
            log.warn("subscriptions of {} are not told at once", county, e);
        }
    }
}
