package cn.cunkou.visibility;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.Scope;
import cn.cunkou.platform.web.Standing;
import cn.cunkou.values.Sha256;
import cn.cunkou.visibility.Subscriptions.Signing;
import cn.cunkou.visibility.Webhook.Outcome;
import cn.cunkou.visibility.documents.DocumentWriter;
import cn.cunkou.visibility.documents.Header;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends subscribers what is new to them. How far they are is noted after each document that they
 * took: killed in between, the same document goes out once more, under the same {@code
 * Cunkou-Delivery}.
 */
@Service
class Deliveries {
    /** Documents in one run, so that a long backlog leaves room for others. */
    private static final int MOST_DOCUMENTS = 20;

    /** After so long others come first. */
    private static final Duration LONGEST_RUN = Duration.ofSeconds(5);

    private static final Logger log = LoggerFactory.getLogger(Deliveries.class);

    private final Lines lines = new Lines();

    private final Subscriptions subscriptions;
    private final NamedQueries queries;
    private final NewEvents events;
    private final Webhook webhook;
    private final Standing standing;
    private final DocumentWriter writer;
    private final Clock clock;
    private final JsonMapper json = new JsonMapper();

    Deliveries(
            Subscriptions subscriptions,
            NamedQueries queries,
            NewEvents events,
            Webhook webhook,
            Standing standing,
            DocumentWriter writer,
            Clock clock) {
        this.subscriptions = subscriptions;
        this.queries = queries;
        this.events = events;
        this.webhook = webhook;
        this.standing = standing;
        this.writer = writer;
        this.clock = clock;
    }

    /**
     * Runs a subscription.
     *
     * @return when it wants to be run again; empty when never
     */
    Optional<Instant> run(UUID id, String county) {
        var system = Actor.system("发送订阅的事件", Scope.of(county));
        // first, so that nothing goes out unsigned when it is removed in between
        var signing = Actor.as(system, () -> subscriptions.signing(id)).orElse(null);
        var subscription = Actor.as(system, () -> subscriptions.find(id)).orElse(null);
        if (subscription == null || subscription.isStopped()) {
            return Optional.empty();
        }
        try (var line = lines.take(subscription.host()).orElse(null)) {
            return line == null
                    ? Optional.of(clock.instant().plusSeconds(2))
                    : Actor.as(system, () -> attempt(subscription, signing, line));
        }
    }

    private Optional<Instant> attempt(
            Subscription subscription, @Nullable Signing signing, Lines.Line line) {
        try {
            return run(subscription, signing, line);
        } catch (RuntimeException e) {
            log.warn("subscription {} cannot be run", subscription.id(), e);
            return failed(subscription, subscription.course().batch(), "系统出错，没有发出。");
        }
    }

    private Optional<Instant> run(
            Subscription subscription, @Nullable Signing signing, Lines.Line line) {
        var creator = subscription.creator();
        var reader =
                standing.now(creator.kind(), creator.id(), "GET", subscription.address())
                        .filter(actor -> actor.scope().covers(subscription.division()))
                        .map(actor -> actor.within(subscription.county()))
                        .orElse(null);
        if (reader == null) {
            subscriptions.stop(subscription, "订阅者的账号或令牌已经停用，或者不能再查询，所以停止。");
            return Optional.empty();
        }
        if (signing == null) {
            subscriptions.stop(subscription, "signatureToken打不开：secret.key不是订阅时的那一份。请删除后重新订阅。");
            return Optional.empty();
        }
        var progress = subscription.course().progress();
        var began = System.nanoTime();
        for (var documents = 0; documents < MOST_DOCUMENTS; documents++) {
            if (!isWanted(subscription, reader, progress)) {
                return subscription.next(clock.instant());
            }
            var letter = letter(subscription, reader, progress);
            if (letter.isCalled()) {
                var called = System.nanoTime();
                var outcome = send(subscription, letter, signing.token());
                line.took(Duration.ofNanos(System.nanoTime() - called));
                if (!outcome.isGood()) {
                    return failed(subscription, letter, outcome);
                }
            }
            subscriptions.advance(subscription, letter.then(), letter.isCalled());
            progress = letter.then();
            if (letter.last()) {
                return subscription.next(clock.instant());
            }
            if (System.nanoTime() - began > LONGEST_RUN.toNanos()) {
                break;
            }
        }
        return Optional.of(clock.instant());
    }

    private boolean isWanted(Subscription subscription, Actor reader, Progress progress) {
        return subscription.order().reportIfEmpty()
                || Boolean.TRUE.equals(Actor.as(reader, () -> events.isAny(progress)));
    }

    /**
     * What goes out in one call.
     *
     * @param events how many are in it
     * @param name the same for the same content
     * @param body nothing where there is nothing to tell
     */
    private record Letter(
            String type, byte[] body, int events, String name, Progress then, boolean last) {
        boolean isCalled() {
            return body.length > 0;
        }
    }

    private Letter letter(Subscription subscription, Actor reader, Progress progress) {
        return Actor.as(
                reader,
                () -> {
                    try {
                        var query = query(subscription.order().query());
                        var part = events.next(query, progress, subscription.course().batch());
                        return letter(subscription, progress, part);
                    } catch (EpcisProblem problem) {
                        // the standard has the fault sent in place of the events
                        var body = json.writeValueAsBytes(new Told(problem));
                        var then = progress.towards(events.snapshot()).reached();
                        return new Letter(
                                "application/problem+json", body, 0, name(body), then, true);
                    }
                });
    }

    private EventQuery query(String name) {
        return queries.find(name).orElseThrow(() -> EpcisProblem.noSuchQuery(name)).read();
    }

    private Letter letter(Subscription subscription, Progress before, NewEvents.Part part) {
        var order = subscription.order();
        // a whole answer was empty, not just the end of one
        var isEmpty = part.events().isEmpty() && part.last() && before.afterTime() == null;
        if (part.events().isEmpty() && !(isEmpty && order.reportIfEmpty())) {
            return new Letter("", new byte[0], 0, "", part.then(), part.last());
        }
        var header =
                Header.ofResults(
                        clock.instant().truncatedTo(ChronoUnit.MILLIS).toString(),
                        order.query(),
                        subscription.id().toString());
        var told =
                part.events().stream()
                        .map(StoredEvent::event)
                        .map(order.spelling()::rewritten)
                        .toList();
        return new Letter(
                "application/json",
                writer.resultsJson(header, told),
                told.size(),
                name(subscription, before, part.events()),
                part.then(),
                part.last());
    }

    private static String name(
            Subscription subscription, Progress before, List<StoredEvent> events) {
        return Sha256.hex(
                        subscription.id()
                                + " "
                                + (events.isEmpty() ? before.seen() : "")
                                + events.stream()
                                        .map(event -> event.id().toString())
                                        .collect(Collectors.joining(" ")))
                .substring(0, 32);
    }

    private static String name(byte[] body) {
        return Sha256.hex(new String(body, StandardCharsets.UTF_8)).substring(0, 32);
    }

    /** A problem, in the form of its answers. */
    private record Told(String type, String title, int status, String detail) {
        Told(EpcisProblem problem) {
            this(
                    problem.type().toString(),
                    problem.title(),
                    problem.status().value(),
                    problem.detail());
        }
    }

    private Outcome send(Subscription subscription, Letter letter, @Nullable String token) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Content-Type", letter.type());
        headers.put("User-Agent", "Cunkou");
        headers.put("GS1-EPCIS-Version", Headers.VERSION);
        headers.put("GS1-CBV-Version", Headers.VERSION);
        headers.put("Cunkou-Subscription", subscription.id().toString());
        headers.put("Cunkou-Delivery", letter.name());
        if (token != null) {
            headers.put("GS1-Signature", Webhook.signature(token, letter.body()));
        }
        return webhook.post(subscription.order().dest(), headers, letter.body());
    }

    private Optional<Instant> failed(Subscription before, Letter letter, Outcome outcome) {
        var batch = before.course().batch();
        if (outcome.isTooLarge()) {
            batch = Math.max(1, Math.min(batch, letter.events()) / 2);
        }
        var again = failed(before, batch, outcome.said());
        var isSmaller = outcome.isTooLarge() && batch < before.course().batch();
        return again.map(moment -> isSmaller ? clock.instant() : moment);
    }

    private Optional<Instant> failed(Subscription before, int batch, String said) {
        var after = subscriptions.failed(before, said, batch);
        var now = clock.instant();
        var since = Objects.requireNonNullElse(after.course().failingSince(), now);
        if (!since.plus(Subscription.GIVEN_UP_AFTER).isAfter(now)) {
            subscriptions.stop(after, said + "三天没有一次成功，所以停止。");
            return Optional.empty();
        }
        return Optional.of(Subscription.again(Math.max(1, after.course().failures()), now));
    }
}
