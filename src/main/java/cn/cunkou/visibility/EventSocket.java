package cn.cunkou.visibility;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.platform.web.Standing;
import cn.cunkou.visibility.documents.DocumentWriter;
import cn.cunkou.visibility.documents.Header;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCode;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpointConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One program that listens; what it says itself is passed over. */
final class EventSocket extends Endpoint {
    private static final Logger log = LoggerFactory.getLogger(EventSocket.class);
    private static final int PART = 200;
    private static final long SEND_MILLIS = 10_000;

    /** How often one is called without having been opened before its place is given away. */
    private static final int MOST_BEATS_UNOPENED = 60;

    /** Those who look something up at once, of all that listen, in the order in which they came. */
    private static final Semaphore LOOKING = new Semaphore(3, true);

    private final Listener listener;
    private final NamedQueries queries;
    private final NewEvents events;
    private final Standing standing;
    private final DocumentWriter writer;
    private final Clock clock;
    private final Consumer<EventSocket> gone;
    private final AtomicInteger wanted = new AtomicInteger();
    private volatile @Nullable Session session;
    private volatile boolean due;
    private int unopened;
    private @Nullable Instant next;
    private Progress progress;
    private Instant lookedAt;

    /**
     * Who listens to what.
     *
     * @param token id of the token that was shown
     */
    record Listener(
            String query,
            String county,
            String token,
            StandingQuery standing,
            EpcSpelling spelling,
            Progress beginning) {
        boolean isStream() {
            return standing.schedule().isEmpty();
        }

        String address() {
            return "/epcis/queries/" + EventAnswers.inPath(query) + "/events";
        }
    }

    EventSocket(
            Listener listener,
            NamedQueries queries,
            NewEvents events,
            Standing standing,
            DocumentWriter writer,
            Clock clock,
            Consumer<EventSocket> gone) {
        this.listener = listener;
        this.queries = queries;
        this.events = events;
        this.standing = standing;
        this.writer = writer;
        this.clock = clock;
        this.gone = gone;
        this.progress = listener.beginning();
        this.lookedAt = clock.instant();
        this.next = nextRun(lookedAt);
    }

    ServerEndpointConfig configuration() {
        var configurator =
                new ServerEndpointConfig.Configurator() {
                    @Override
                    public <T> T getEndpointInstance(Class<T> type) {
                        return type.cast(EventSocket.this);
                    }
                };
        return ServerEndpointConfig.Builder.create(EventSocket.class, "/epcis")
                .configurator(configurator)
                .build();
    }

    boolean isOf(String token) {
        return listener.token().equals(token);
    }

    @Override
    public void onOpen(Session opened, EndpointConfig config) {
        opened.setMaxIdleTimeout(0);
        opened.setMaxTextMessageBufferSize(1_024);
        opened.setMaxBinaryMessageBufferSize(1_024);
        opened.getUserProperties()
                .put("org.apache.tomcat.websocket.BLOCKING_SEND_TIMEOUT", SEND_MILLIS);
        session = opened;
        if (listener.isStream()) {
            look();
        }
    }

    @Override
    public void onClose(Session closed, CloseReason reason) {
        gone.accept(this);
    }

    @Override
    public void onError(Session broken, Throwable why) {
        close(CloseCodes.CLOSED_ABNORMALLY, "");
    }

    private @Nullable Instant nextRun(Instant now) {
        return listener.isStream()
                ? null
                : CronFields.read(listener.standing().schedule()).next(now).orElse(null);
    }

    /** Something was recorded there. */
    void wake(String county) {
        if (listener.isStream() && county.equals(listener.county())) {
            look();
        }
    }

    /**
     * Called every second.
     *
     * @param looks whether to see to it that the listener may still listen
     */
    void beat(Instant now, boolean looks) {
        var opened = session;
        // whoever hangs up during the handshake never opens it
        if (opened == null ? ++unopened > MOST_BEATS_UNOPENED : !opened.isOpen()) {
            gone.accept(this);
            return;
        }
        if (next != null && !now.isBefore(next)) {
            due = true;
            next = nextRun(now);
            look();
        } else if (looks) {
            look();
        }
    }

    /** One look after the other, and one more when it was called meanwhile. */
    private void look() {
        if (wanted.getAndIncrement() == 0) {
            Thread.ofVirtual()
                    .start(() -> {
                        var called = wanted.get();
                        while (called > 0) {
                            lookOnce();
                            called = wanted.addAndGet(-called);
                        }
                    });
        }
    }

    private void lookOnce() {
        var opened = session;
        if (opened == null || !opened.isOpen()) {
            return;
        }
        LOOKING.acquireUninterruptibly();
        try {
            var reader =
                    standing.now(Actor.Kind.TOKEN, listener.token(), "GET", listener.address())
                            .filter(actor -> actor.scope().covers(listener.county()))
                            .map(actor -> actor.within(listener.county()))
                            .orElse(null);
            if (reader == null) {
                close(CloseCodes.VIOLATED_POLICY, "令牌已经停用，或者不能再查询");
            } else {
                Actor.run(reader, () -> tell(opened));
            }
        } catch (RuntimeException e) {
            log.warn("a WebSocket of token {} is closed", listener.token(), e);
            close(CloseCodes.UNEXPECTED_CONDITION, "系统出错");
        } finally {
            LOOKING.release();
        }
    }

    private void tell(Session opened) {
        var named = queries.find(listener.query()).orElse(null);
        if (named == null) {
            close(CloseCodes.NORMAL_CLOSURE, "查询已经删除");
            return;
        }
        if (!listener.isStream() && !due) {
            return;
        }
        due = false;
        var now = clock.instant();
        progress = progress.lookedAt(lookedAt, now);
        if (progress.target() == null) {
            lookedAt = now;
        }
        // a whole answer, not just the end of one
        var isWhole = progress.afterTime() == null;
        try {
            var part =
                    events.isAny(progress)
                            ? events.next(named.read(), progress, PART)
                            : new NewEvents.Part(List.of(), progress, true);
            if (!part.events().isEmpty()
                    || isWhole && part.last() && listener.standing().reportIfEmpty()) {
                opened.getBasicRemote().sendText(document(part));
            }
            progress = part.then();
            if (!part.last()) {
                // others first, and whether the listener still may: whoever reads slowly holds up
                // nobody for long
                due = true;
                look();
            }
        } catch (IOException e) {
            close(CloseCodes.CLOSED_ABNORMALLY, "");
        } catch (EpcisProblem problem) {
            close(CloseCodes.VIOLATED_POLICY, problem.title());
        } catch (Problem problem) {
            // old months are not back yet
            close(CloseCodes.TRY_AGAIN_LATER, problem.title());
        }
    }

    private String document(NewEvents.Part part) {
        var header =
                Header.ofResults(
                        clock.instant().truncatedTo(ChronoUnit.MILLIS).toString(),
                        listener.query(),
                        null);
        var told =
                part.events().stream()
                        .map(StoredEvent::event)
                        .map(listener.spelling()::rewritten)
                        .toList();
        return new String(writer.resultsJson(header, told), StandardCharsets.UTF_8);
    }

    void close(CloseCode code, String reason) {
        gone.accept(this);
        var opened = session;
        if (opened != null && opened.isOpen()) {
            try {
                // this one may not be sent
                var sent = code == CloseCodes.CLOSED_ABNORMALLY ? CloseCodes.GOING_AWAY : code;
                opened.close(new CloseReason(sent, reason));
            } catch (IOException e) {
                log.debug("a WebSocket did not close in peace", e);
            }
        }
    }
}
