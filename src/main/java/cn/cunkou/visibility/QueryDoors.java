package cn.cunkou.visibility;

import cn.cunkou.visibility.NamedQueries.NamedQuery;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
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
import tools.jackson.databind.json.JsonMapper;

/** The part of EPCIS 2.0's interface where queries get names. */
@RestController
class QueryDoors {
    private static final int LONGEST = 100_000;

    private final NamedQueries queries;
    private final EventDoors events;
    private final EventAnswers answers;
    private final Pages pages;
    private final EventSockets sockets;
    private final JsonMapper json = new JsonMapper();

    QueryDoors(
            NamedQueries queries,
            EventDoors events,
            EventAnswers answers,
            Pages pages,
            EventSockets sockets) {
        this.sockets = sockets;
        this.queries = queries;
        this.events = events;
        this.answers = answers;
        this.pages = pages;
    }

    @PostMapping("/epcis/queries")
    @ResponseStatus(HttpStatus.CREATED)
    void create(
            @RequestHeader(name = Home.HEADER, required = false) @Nullable String division,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Headers.versions(response);
        Headers.check(request);
        var home = Home.of(division);
        if (Format.sent(request.getContentType()) != Format.JSON) {
            throw EpcisProblem.unsupported("查询请用application/json发送。");
        }
        var query = query(request.getInputStream().readNBytes(LONGEST + 1));
        var prefixes = new LinkedHashMap<>(EventDoors.extensions(request));
        prefixes.putAll(query.declared());
        QueryLanguage.read(query.parameters(), prefixes::get);
        queries.add(query, home);
        response.setHeader(
                HttpHeaders.LOCATION, "/epcis/queries/" + EventAnswers.inPath(query.name()));
    }

    private NamedQuery query(byte[] text) {
        if (text.length > LONGEST) {
            throw EpcisProblem.tooLarge("一个查询最长%d字节。".formatted(LONGEST));
        }
        try {
            var sent = json.readTree(text);
            var name = sent.path("name").asString("");
            // Dots alone mean another place in an address.
            if (!name.matches("(?!\\.{1,2}$)[\\w.~-]{1,100}") || name.equals(EventDoors.SIMPLE)) {
                throw EpcisProblem.invalid(
                        "name应是1到100个字母、数字或._~-，且不能是SimpleEventQuery，也不能只是.或..。", List.of());
            }
            if (!sent.path("query").isObject()) {
                throw EpcisProblem.invalid("query应是一个JSON对象。", List.of());
            }
            return new NamedQuery(name, sent.path("query"));
        } catch (JacksonException e) {
            throw EpcisProblem.invalid("内容不是JSON：" + e.getOriginalMessage(), List.of());
        }
    }

    @GetMapping("/epcis/queries")
    List<NamedQuery> list(
            @RequestParam(name = "perPage", required = false) @Nullable String perPage,
            @RequestParam(name = "nextPageToken", required = false) @Nullable String token,
            HttpServletRequest request,
            HttpServletResponse response) {
        Headers.versions(response);
        Headers.check(request);
        var page = pages.asked("queries", perPage, token);
        var list = queries.list(page.place() == null ? "" : page.place(), page.size() + 1);
        if (list.size() > page.size()) {
            list = list.subList(0, page.size());
            pages.goOn(page, list.getLast().name(), request, response);
        }
        return list;
    }

    @GetMapping("/epcis/queries/{name}")
    NamedQuery show(
            @PathVariable String name, HttpServletRequest request, HttpServletResponse response) {
        Headers.versions(response);
        Headers.check(request);
        return queries.find(name).orElseThrow(() -> EpcisProblem.noSuchQuery(name));
    }

    @DeleteMapping("/epcis/queries/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable String name, HttpServletResponse response) {
        Headers.versions(response);
        queries.remove(name);
    }

    /**
     * Runs a query; {@code SimpleEventQuery}, which is always there, with the parameters given.
     * Asked for a WebSocket, it opens one, and there is no answer of ours.
     */
    @GetMapping("/epcis/queries/{name}/events")
    @Nullable ResponseEntity<byte[]> run(
            @PathVariable String name,
            @RequestHeader(name = Home.HEADER, required = false) @Nullable String division,
            HttpServletRequest request,
            HttpServletResponse response) {
        if ("websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE))) {
            sockets.open(name, Home.of(division), request, response);
            return null;
        }
        answers.check(request, response);
        var more = EventDoors.parameters(request);
        if (name.equals(EventDoors.SIMPLE)) {
            return events.answer(more, Map.of(), name, request, response);
        }
        var query = queries.find(name).orElseThrow(() -> EpcisProblem.noSuchQuery(name));
        if (!more.isEmpty()) {
            throw EpcisProblem.parameters(more.keySet(), "有名字的查询不再带别的条件");
        }
        return events.answer(query.parameters(), query.declared(), name, request, response);
    }

    @RequestMapping(path = "/epcis/queries", method = RequestMethod.OPTIONS)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void aboutQueries(HttpServletResponse response) {
        Headers.discovery(response, "GET", "POST");
    }

    @RequestMapping(path = "/epcis/queries/{name}", method = RequestMethod.OPTIONS)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void aboutQuery(HttpServletResponse response) {
        Headers.discovery(response, "GET", "DELETE");
    }

    @RequestMapping(path = "/epcis/queries/{name}/events", method = RequestMethod.OPTIONS)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void aboutEvents(HttpServletResponse response) {
        Headers.discovery(response, "GET");
    }
}
