package cn.cunkou.visibility;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.platform.web.Standing;
import cn.cunkou.visibility.documents.DocumentWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.server.ServerContainer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The WebSockets through which programs are told of events. They hold nothing in the database: who
 * comes back after a break says with {@code initialRecordTime} from when on.
 */
@Component
class EventSockets {
    static final int MOST = 200;
    static final int MOST_OF_ONE = 10;

    private static final int LOOKED_AFTER_EVERY_SECONDS = 10;

    private final NamedQueries queries;
    private final NewEvents events;
    private final Standing standing;
    private final DocumentWriter writer;
    private final Clock clock;
    private final Set<EventSocket> open = ConcurrentHashMap.newKeySet();
    private @Nullable ScheduledExecutorService beat;
    private long beats;

    EventSockets(
            NamedQueries queries,
            NewEvents events,
            Standing standing,
            DocumentWriter writer,
            Clock clock) {
        this.queries = queries;
        this.events = events;
        this.standing = standing;
        this.writer = writer;
        this.clock = clock;
    }

    /**
     * Makes a WebSocket of the request.
     *
     * @param division where the asker looks: its county's events are told
     * @throws EpcisProblem when there is no such query, or what the address says of it is wrong
     * @throws Problem when whoever asks is no program, or has or all have too many open
     */
    void open(
            String name,
            String division,
            HttpServletRequest request,
            HttpServletResponse response) {
        Headers.check(request);
        var actor = Actor.current();
        if (actor.kind() != Actor.Kind.TOKEN) {
            // a page of somebody else's may open one with the session of whoever reads it
            throw Problem.forbidden("WebSocket要用接口令牌。");
        }
        var query = standing(request);
        var spelling = EpcSpelling.of(request.getHeader(EpcSpelling.HEADER));
        var county = division.substring(0, 6);
        var now = clock.instant();
        var beginning =
                Actor.as(
                        actor.within(county),
                        () -> {
                            StandingQuery.checked(
                                    queries.find(name)
                                            .orElseThrow(() -> EpcisProblem.noSuchQuery(name)));
                            return query.beginning(now, events);
                        });
        var socket =
                new EventSocket(
                        new EventSocket.Listener(
                                name, county, actor.id(), query, spelling, beginning),
                        queries,
                        events,
                        standing,
                        writer,
                        clock,
                        open::remove);
        admit(socket, actor);
        var upgraded = false;
        try {
            Headers.versions(response);
            container(request)
                    .upgradeHttpToWebSocket(request, response, socket.configuration(), Map.of());
            // a handshake that is none is answered with an error, and nothing is thrown
            upgraded = response.getStatus() < HttpServletResponse.SC_BAD_REQUEST;
        } catch (DeploymentException e) {
            throw EpcisProblem.subscription("不能改用WebSocket：" + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException("a WebSocket was not opened", e);
        } finally {
            if (!upgraded) {
                open.remove(socket);
            }
        }
    }

    private static StandingQuery standing(HttpServletRequest request) {
        var given = new LinkedHashMap<String, String>();
        request.getParameterMap().forEach((name, values) -> given.put(name, values[0]));
        var query =
                StandingQuery.of(
                        given.remove("stream"),
                        CronFields.among(given),
                        given.remove("reportIfEmpty"),
                        given.remove("initialRecordTime"));
        given.keySet().removeAll(CronFields.names());
        if (!given.isEmpty()) {
            throw EpcisProblem.parameters(given.keySet(), "有名字的查询不再带别的条件");
        }
        return query;
    }

    private static ServerContainer container(HttpServletRequest request) {
        return (ServerContainer)
                request.getServletContext().getAttribute(ServerContainer.class.getName());
    }

    private synchronized void admit(EventSocket socket, Actor actor) {
        var own = open.stream().filter(one -> one.isOf(actor.id())).count();
        if (open.size() >= MOST || own >= MOST_OF_ONE) {
            throw EpcisProblem.subscription("同时打开的WebSocket太多：一个令牌最多%d个。".formatted(MOST_OF_ONE));
        }
        open.add(socket);
        if (beat == null) {
            beat =
                    Executors.newSingleThreadScheduledExecutor(
                            Thread.ofPlatform().name("epcis-sockets").daemon().factory());
            beat.scheduleWithFixedDelay(this::beat, 1, 1, TimeUnit.SECONDS);
        }
    }

    private synchronized void beat() {
        var now = clock.instant();
        var looks = beats++ % LOOKED_AFTER_EVERY_SECONDS == 0;
        for (var socket : open) {
            socket.beat(now, looks);
        }
        if (open.isEmpty() && beat != null) {
            beat.shutdown();
            beat = null;
        }
    }

    /** Something was recorded there. */
    void wake(String county) {
        for (var socket : open) {
            socket.wake(county);
        }
    }

    /** Before the server waits for its connections to end. */
    @EventListener
    void closing(ContextClosedEvent event) {
        for (var socket : open) {
            socket.close(CloseCodes.GOING_AWAY, "服务停止");
        }
    }
}
