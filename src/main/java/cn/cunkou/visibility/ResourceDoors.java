package cn.cunkou.visibility;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Tells programs what there is to ask for. */
@RestController
class ResourceDoors {
    private static final String CONTEXT =
            "https://ref.gs1.org/standards/epcis/epcis-context.jsonld";
    private static final List<String> TOP =
            List.of(
                    "queries",
                    "capture",
                    "events",
                    "eventTypes",
                    "epcs",
                    "readPoints",
                    "bizLocations",
                    "dispositions",
                    "bizSteps");

    private final Resources resources;
    private final Pages pages;

    ResourceDoors(Resources resources, Pages pages) {
        this.resources = resources;
        this.pages = pages;
    }

    /** A list of names. */
    record Collection(@JsonProperty("@context") String context, String type, List<String> member) {
        static Collection of(List<String> member) {
            return new Collection(CONTEXT, "Collection", member);
        }
    }

    @GetMapping("/epcis")
    Collection top(HttpServletRequest request, HttpServletResponse response) {
        Headers.versions(response);
        Headers.check(request);
        return Collection.of(TOP);
    }

    @GetMapping("/epcis/{resource:eventTypes|epcs|bizSteps|bizLocations|readPoints|dispositions}")
    Collection members(
            @PathVariable String resource,
            @RequestParam(name = "perPage", required = false) @Nullable String perPage,
            @RequestParam(name = "nextPageToken", required = false) @Nullable String token,
            HttpServletRequest request,
            HttpServletResponse response) {
        Headers.versions(response);
        Headers.check(request);
        var kind = Resource.of(resource);
        var spelling = EpcSpelling.of(request.getHeader(EpcSpelling.HEADER));
        var page = pages.asked(resource, perPage, token);
        var members = resources.list(kind, page.place(), page.size() + 1);
        if (members.size() > page.size()) {
            members = members.subList(0, page.size());
            pages.goOn(page, members.getLast(), request, response);
        }
        return Collection.of(
                kind.isUri() ? members.stream().map(spelling::spelled).toList() : members);
    }

    @GetMapping(
            "/epcis/{resource:eventTypes|epcs|bizSteps|bizLocations|readPoints|dispositions}/{name}")
    Collection member(
            @PathVariable String resource,
            @PathVariable String name,
            HttpServletRequest request,
            HttpServletResponse response) {
        Headers.versions(response);
        Headers.check(request);
        resources.check(Resource.of(resource), name);
        return Collection.of(List.of("events"));
    }

    /** Marks of parts hold nothing here that could be let go. */
    @DeleteMapping("/epcis/nextPageToken/{token}")
    void letGo(@PathVariable String token, HttpServletResponse response) {
        Headers.versions(response);
        throw EpcisProblem.notImplemented("续页标记不占用资源，一小时后自行失效，不需要释放。");
    }

    @RequestMapping(
            path = {
                "/epcis",
                "/epcis/{resource:eventTypes|epcs|bizSteps|bizLocations|readPoints|dispositions}",
                "/epcis/{resource:eventTypes|epcs|bizSteps|bizLocations|readPoints|dispositions}/{name}"
            },
            method = RequestMethod.OPTIONS)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void about(HttpServletResponse response) {
        Headers.discovery(response, "GET");
    }
}
