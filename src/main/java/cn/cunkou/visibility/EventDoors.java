package cn.cunkou.visibility;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The part of EPCIS 2.0's interface through which events are asked for. */
@RestController
class EventDoors {
    static final String SIMPLE = "SimpleEventQuery";

    private final Events events;
    private final EventAnswers answers;
    private final Pages pages;
    private final Resources resources;

    EventDoors(Events events, EventAnswers answers, Pages pages, Resources resources) {
        this.events = events;
        this.answers = answers;
        this.pages = pages;
        this.resources = resources;
    }

    @GetMapping("/epcis/events")
    ResponseEntity<byte[]> events(HttpServletRequest request, HttpServletResponse response) {
        answers.check(request, response);
        return answer(parameters(request), Map.of(), SIMPLE, request, response);
    }

    @GetMapping("/epcis/events/{eventId}")
    ResponseEntity<byte[]> event(
            @PathVariable String eventId,
            HttpServletRequest request,
            HttpServletResponse response) {
        answers.check(request, response);
        var query = QueryLanguage.read(Map.of("EQ_eventID", List.of(eventId)), prefix -> null);
        var page =
                pages.asked(
                        "event " + eventId,
                        request.getParameter("perPage"),
                        request.getParameter("nextPageToken"));
        var from = page.place() == null ? null : Events.Place.read(page.place());
        var part = events.find(query, from, page.size());
        if (part.events().isEmpty()) {
            throw EpcisProblem.noSuch("事件「%s」".formatted(eventId));
        }
        if (part.next() != null) {
            pages.goOn(page, part.next().text(), request, response);
        }
        return answers.events(SIMPLE, part.events(), request, response);
    }

    @GetMapping(
            "/epcis/{resource:eventTypes|epcs|bizSteps|bizLocations|readPoints|dispositions}/{name}/events")
    ResponseEntity<byte[]> of(
            @PathVariable String resource,
            @PathVariable String name,
            HttpServletRequest request,
            HttpServletResponse response) {
        answers.check(request, response);
        var kind = Resource.of(resource);
        resources.check(kind, name);
        var parameters = parameters(request);
        var faults = new ParameterFaults();
        faults.in(() -> {
            if (parameters.containsKey(kind.parameter())) {
                throw EpcisProblem.parameter(kind.parameter(), "已经在地址里了");
            }
        });
        parameters.put(kind.parameter(), List.of(name));
        return answer(faults, parameters, Map.of(), SIMPLE, request, response);
    }

    /**
     * One part of the answer.
     *
     * @param declared prefixes that the query itself declares
     */
    ResponseEntity<byte[]> answer(
            Map<String, List<String>> parameters,
            Map<String, String> declared,
            String name,
            HttpServletRequest request,
            HttpServletResponse response) {
        return answer(new ParameterFaults(), parameters, declared, name, request, response);
    }

    private ResponseEntity<byte[]> answer(
            ParameterFaults faults,
            Map<String, List<String>> parameters,
            Map<String, String> declared,
            String name,
            HttpServletRequest request,
            HttpServletResponse response) {
        var prefixes = new LinkedHashMap<>(extensions(request));
        prefixes.putAll(declared);
        var read = faults.of(() -> QueryLanguage.read(parameters, prefixes::get));
        faults.in(() -> Pages.size(request.getParameter("perPage")));
        faults.refuse();
        var query = Objects.requireNonNull(read);
        var list = name + " " + new TreeMap<>(parameters) + " " + new TreeMap<>(prefixes);
        var page =
                pages.asked(
                        list,
                        request.getParameter("perPage"),
                        request.getParameter("nextPageToken"));
        var from = page.place() == null ? null : Events.Place.read(page.place());
        var part = events.find(query, from, page.size());
        if (part.next() != null) {
            pages.goOn(page, part.next().text(), request, response);
        }
        return answers.events(name, part.events(), request, response);
    }

    /** The parameters of the query; lists are separated by {@code |}, or the name comes again. */
    static Map<String, List<String>> parameters(HttpServletRequest request) {
        var parameters = new LinkedHashMap<String, List<String>>();
        request.getParameterMap()
                .forEach((name, values) -> {
                    if (!name.equals("perPage") && !name.equals("nextPageToken")) {
                        var all = new ArrayList<String>();
                        for (var value : values) {
                            all.addAll(List.of(value.split("\\|", -1)));
                        }
                        parameters.put(name, all);
                    }
                });
        return parameters;
    }

    /** Prefixes in the header {@code GS1-Extensions: prefix=uri, …}. */
    static Map<String, String> extensions(HttpServletRequest request) {
        var prefixes = new LinkedHashMap<String, String>();
        var headers = request.getHeaders("GS1-Extensions");
        while (headers.hasMoreElements()) {
            for (var one : headers.nextElement().split(",")) {
                var sign = one.indexOf('=');
                if (sign > 0) {
                    prefixes.put(one.substring(0, sign).strip(), one.substring(sign + 1).strip());
                }
            }
        }
        return prefixes;
    }

    @RequestMapping(path = "/epcis/events", method = RequestMethod.OPTIONS)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void aboutEvents(HttpServletResponse response) {
        Headers.discovery(response, "GET", "POST");
        Headers.limits(response);
    }

    @RequestMapping(
            path = {
                "/epcis/events/{eventId}",
                "/epcis/{resource:eventTypes|epcs|bizSteps|bizLocations|readPoints|dispositions}/{name}/events"
            },
            method = RequestMethod.OPTIONS)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void about(HttpServletResponse response) {
        Headers.discovery(response, "GET");
    }
}
