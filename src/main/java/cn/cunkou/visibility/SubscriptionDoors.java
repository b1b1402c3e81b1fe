package cn.cunkou.visibility;

import cn.cunkou.platform.Actor;
import cn.cunkou.visibility.Subscription.Order;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The part of EPCIS 2.0's interface where answers to named queries are ordered. */
@RestController
class SubscriptionDoors {
    private static final int LONGEST = 20_000;
    private static final int LONGEST_TOKEN = 1_000;

    private final NamedQueries queries;
    private final Subscriptions subscriptions;
    private final SubscriptionOffice office;
    private final Destinations destinations;
    private final Pages pages;
    private final Clock clock;
    private final JsonMapper json = new JsonMapper();

    SubscriptionDoors(
            NamedQueries queries,
            Subscriptions subscriptions,
            SubscriptionOffice office,
            Destinations destinations,
            Pages pages,
            Clock clock) {
        this.queries = queries;
        this.subscriptions = subscriptions;
        this.office = office;
        this.destinations = destinations;
        this.pages = pages;
        this.clock = clock;
    }

    @PostMapping("/epcis/queries/{name}/subscriptions")
    @ResponseStatus(HttpStatus.CREATED)
    Subscription.Shown subscribe(
            @PathVariable String name,
            @RequestHeader(name = Home.HEADER, required = false) @Nullable String division,
            @RequestHeader(name = EpcSpelling.HEADER, required = false) @Nullable String spelling,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Headers.versions(response);
        Headers.check(request);
        var home = Home.of(division);
        if (Format.sent(request.getContentType()) != Format.JSON) {
            throw EpcisProblem.unsupported("订阅请用application/json发送。");
        }
        var sent = sent(request.getInputStream().readNBytes(LONGEST + 1));
        var standing =
                StandingQuery.of(
                        text(sent, "stream"),
                        schedule(sent.path("schedule")),
                        text(sent, "reportIfEmpty"),
                        text(sent, "initialRecordTime"));
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var order =
                new Order(
                        name,
                        dest(sent),
                        token(sent),
                        standing.schedule(),
                        standing.reportIfEmpty(),
                        standing.since() == null ? now : standing.since(),
                        EpcSpelling.of(spelling));
        var added =
                Actor.as(
                        Actor.current().within(home.substring(0, 6)),
                        () -> office.subscribe(order, home, standing, now));
        response.setHeader(
                HttpHeaders.LOCATION,
                "/epcis/queries/%s/subscriptions/%s"
                        .formatted(EventAnswers.inPath(name), added.id()));
        return added.shown();
    }

    private JsonNode sent(byte[] text) {
        if (text.length > LONGEST) {
            throw EpcisProblem.tooLarge("一个订阅最长%d字节。".formatted(LONGEST));
        }
        try {
            var sent = json.readTree(text);
            if (!sent.isObject()) {
                throw EpcisProblem.invalid("订阅应是一个JSON对象。", List.of());
            }
            return sent;
        } catch (JacksonException e) {
            throw EpcisProblem.invalid("内容不是JSON：" + e.getOriginalMessage(), List.of());
        }
    }

    private static @Nullable String text(JsonNode sent, String name) {
        var value = sent.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (value.isContainer()) {
            throw EpcisProblem.subscription(name + "只能是一个值。");
        }
        return value.asString();
    }

    private static Map<String, String> schedule(JsonNode sent) {
        if (!sent.isMissingNode() && !sent.isObject()) {
            throw EpcisProblem.subscription("schedule应是一个JSON对象。");
        }
        var fields = new LinkedHashMap<String, String>();
        for (var field : sent.properties()) {
            var value = text(sent, field.getKey());
            if (value != null) {
                fields.put(field.getKey(), value);
            }
        }
        if (sent.isObject() && fields.isEmpty()) {
            CronFields.read(fields);
        }
        return fields;
    }

    private String dest(JsonNode sent) {
        var dest = text(sent, "dest");
        try {
            var uri = Destinations.read(dest == null ? "" : dest);
            destinations.resolve(uri);
            return uri.toString();
        } catch (Destinations.Refused e) {
            throw EpcisProblem.subscription(String.valueOf(e.getMessage()));
        }
    }

    /**
     * The interface's table calls it {@code signatureToken}, and {@code secret} among what is
     * needed.
     */
    private static @Nullable String token(JsonNode sent) {
        var token = text(sent, "signatureToken");
        var secret = token == null ? text(sent, "secret") : token;
        if (secret != null && (secret.isEmpty() || secret.length() > LONGEST_TOKEN)) {
            throw EpcisProblem.subscription("signatureToken应有1到%d个字符。".formatted(LONGEST_TOKEN));
        }
        return secret;
    }

    @GetMapping("/epcis/queries/{name}/subscriptions")
    List<Subscription.Shown> list(
            @PathVariable String name,
            @RequestParam(name = "perPage", required = false) @Nullable String perPage,
            @RequestParam(name = "nextPageToken", required = false) @Nullable String token,
            HttpServletRequest request,
            HttpServletResponse response) {
        Headers.versions(response);
        Headers.check(request);
        if (queries.find(name).isEmpty()) {
            throw EpcisProblem.noSuchQuery(name);
        }
        var page = pages.asked("subscriptions " + name, perPage, token);
        var after = page.place() == null ? null : UUID.fromString(page.place());
        var list = subscriptions.list(name, after, page.size() + 1);
        if (list.size() > page.size()) {
            list = list.subList(0, page.size());
            pages.goOn(page, list.getLast().id().toString(), request, response);
        }
        return list.stream().map(Subscription::shown).toList();
    }

    @GetMapping("/epcis/queries/{name}/subscriptions/{id}")
    Subscription.Shown show(
            @PathVariable String name,
            @PathVariable String id,
            HttpServletRequest request,
            HttpServletResponse response) {
        Headers.versions(response);
        Headers.check(request);
        return find(name, id).shown();
    }

    @DeleteMapping("/epcis/queries/{name}/subscriptions/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unsubscribe(
            @PathVariable String name, @PathVariable String id, HttpServletResponse response) {
        Headers.versions(response);
        subscriptions.remove(find(name, id));
    }

    private Subscription find(String name, String id) {
        try {
            return subscriptions
                    .find(UUID.fromString(id))
                    .filter(found -> found.order().query().equals(name))
                    .orElseThrow(() -> EpcisProblem.noSuch("这个订阅"));
        } catch (IllegalArgumentException e) {
            throw EpcisProblem.noSuch("这个订阅");
        }
    }

    @RequestMapping(path = "/epcis/queries/{name}/subscriptions", method = RequestMethod.OPTIONS)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void aboutAll(HttpServletResponse response) {
        Headers.discovery(response, "GET", "POST");
    }

    @RequestMapping(
            path = "/epcis/queries/{name}/subscriptions/{id}",
            method = RequestMethod.OPTIONS)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void aboutOne(
            @PathVariable String name, @PathVariable String id, HttpServletResponse response) {
        var found = find(name, id);
        Headers.discovery(response, "GET", "DELETE");
        response.setHeader("GS1-Query-Min-Record-Time", minimum(found).toString());
    }

    private static Instant minimum(Subscription found) {
        var last = found.course().lastRun();
        return last == null ? found.order().initialRecordTime() : last;
    }
}
