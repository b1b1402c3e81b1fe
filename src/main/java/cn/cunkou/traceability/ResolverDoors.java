package cn.cunkou.traceability;

import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Here;
import cn.cunkou.visibility.identifiers.DigitalLink;
import cn.cunkou.visibility.identifiers.DigitalLink.Leave;
import cn.cunkou.visibility.identifiers.ElementString;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * Leads from GS1 Digital Links to where something is told of them: the resolver of the standard,
 * with link types, languages and contexts, sets of links, and a description of itself.
 */
@Controller
class ResolverDoors {
    private static final String DESCRIPTION = "/.well-known/gs1resolver";
    private static final String CONTEXT = "/.well-known/linkset-context.jsonld";
    private static final MediaType LINKSET = MediaType.valueOf("application/linkset+json");

    private final LinkBook book;
    private final LookPages pages;

    ResolverDoors(LinkBook book, LookPages pages) {
        this.book = book;
        this.pages = pages;
    }

    @RequestMapping(
            path = {
                "/00/**", "/01/**", "/253/**", "/255/**", "/401/**", "/402/**", "/414/**",
                "/415/**", "/417/**", "/8003/**", "/8004/**", "/8006/**", "/8010/**", "/8013/**",
                "/8017/**", "/8018/**"
            },
            method = {RequestMethod.GET, RequestMethod.HEAD})
    Object resolve(HttpServletRequest request, HttpServletResponse response, Model model) {
        response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
        var said = said(request);
        var site = site(request);
        var found = book.find(said, site);
        var wantsPage = accepts(request, MediaType.TEXT_HTML);
        open(response, found, site);
        if (found.isForged() && wantsPage) {
            return pages.unknown(said.elements().getLast().value(), request, response, model);
        }
        if (found.isForged() || found.anchors().isEmpty()) {
            throw Problem.notFound("这个条码或编号");
        }
        var type = parameter(request, "linkType");
        if ("linkset".equals(type) || "all".equals(type) || wantsSet(request, type)) {
            return ResponseEntity.ok()
                    .contentType(LINKSET)
                    .body(LinkSet.json(found.anchors(), site));
        }
        var wish =
                new LinkWish(
                        type == null ? null : Link.type(type),
                        parameter(request, "context"),
                        request.getHeader(HttpHeaders.ACCEPT_LANGUAGE),
                        request.getHeader(HttpHeaders.ACCEPT));
        var link = wish.choose(found.anchors()).orElseThrow(() -> Problem.notFound("这种链接"));
        return ResponseEntity.status(HttpStatus.TEMPORARY_REDIRECT)
                .header(HttpHeaders.LOCATION, passedOn(link.href(), request.getQueryString()))
                .build();
    }

    private static ElementString said(HttpServletRequest request) {
        var path = request.getRequestURI().replaceFirst("/+$", "");
        var query = Objects.requireNonNullElse(request.getQueryString(), "");
        var attributes =
                Arrays.stream(query.split("&"))
                        .filter(pair -> pair.matches("\\d{2,4}=.*"))
                        .collect(Collectors.joining("&"));
        return DigitalLink.read(
                        "https://id.gs1.org"
                                + path
                                + (attributes.isEmpty() ? "" : "?" + attributes),
                        Set.of(Leave.SHORT_GTIN, Leave.ANY_ATTRIBUTE))
                .map(read -> inPath(read, path))
                .orElseThrow(() -> Problem.badRequest("不是GS1的条码或编号：标识、位数或校验位不对。"));
    }

    /** The key and what qualifies it, without what stood in the query. */
    private static ElementString inPath(ElementString read, String path) {
        var words = path.split("/").length / 2;
        return new ElementString(
                read.elements().subList(0, Math.min(words, read.elements().size())));
    }

    private static String site(HttpServletRequest request) {
        var here = Here.current();
        return ServletUriComponentsBuilder.fromContextPath(request).toUriString()
                + (here != null && here.by() == Here.Named.PATH ? "/" + here.county().code() : "");
    }

    /** What every answer says of itself. */
    private static void open(HttpServletResponse response, LinkBook.Page found, String site) {
        response.setHeader(
                HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, "Link, Location, Content-Length");
        response.setHeader(HttpHeaders.VARY, "Accept, Accept-Language");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (!found.anchors().isEmpty()) {
            var whole = site + found.anchors().getFirst().path();
            response.addHeader(
                    HttpHeaders.LINK,
                    "<%s?linkType=linkset>; rel=\"linkset\"; type=\"%s\"; title=\"linkset\""
                            .formatted(whole, LINKSET));
            response.addHeader(HttpHeaders.LINK, "<%s>; rel=\"owl:sameAs\"".formatted(whole));
            response.addHeader(
                    HttpHeaders.LINK,
                    "<%s>; rel=\"http://www.w3.org/ns/json-ld#context\"; type=\"application/ld+json\""
                            .formatted(site + CONTEXT));
        }
    }

    private static boolean wantsSet(HttpServletRequest request, @Nullable String type) {
        return type == null
                && (accepts(request, LINKSET) || accepts(request, MediaType.APPLICATION_JSON));
    }

    /** Whether a media type is named and welcome, not only let in among all others. */
    private static boolean accepts(HttpServletRequest request, MediaType type) {
        var accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null
                && Arrays.stream(accept.split(",")).anyMatch(one -> isWelcome(one, type));
    }

    private static boolean isWelcome(String sent, MediaType type) {
        try {
            var named = MediaType.parseMediaType(sent.strip());
            return named.equalsTypeAndSubtype(type) && named.getQualityValue() > 0;
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }

    private static @Nullable String parameter(HttpServletRequest request, String name) {
        var value = request.getParameter(name);
        return value == null || value.isBlank() ? null : value;
    }

    private static String passedOn(String href, @Nullable String query) {
        if (query == null || query.isEmpty()) {
            return href;
        }
        // The query stands before what the link says of the place in the page.
        var cut = href.indexOf('#');
        var address = cut < 0 ? href : href.substring(0, cut);
        var place = cut < 0 ? "" : href.substring(cut);
        return address + (address.indexOf('?') < 0 ? "?" : "&") + query + place;
    }

    /** What this resolver can do. */
    record Description(
            String name,
            String resolverRoot,
            List<String> supportedPrimaryKeys,
            List<LinkTypes> supportedLinkType,
            boolean linkTypeDefaultCanBeLinkset,
            String jsonLdContext) {}

    /** Kinds of links that may be asked for. */
    record LinkTypes(String namespace, String prefix, String profile) {}

    @GetMapping(path = DESCRIPTION, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Description> description(HttpServletRequest request) {
        var site = site(request);
        return ResponseEntity.ok()
                .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
                .body(
                        new Description(
                                "Cunkou",
                                site,
                                List.of(
                                        "00", "01", "253", "255", "401", "402", "414", "415", "417",
                                        "8003", "8004", "8006", "8010", "8013", "8017", "8018"),
                                List.of(
                                        new LinkTypes(
                                                "https://ref.gs1.org/voc/",
                                                "gs1:",
                                                "https://www.gs1.org/voc/?show=linktypes")),
                                false,
                                site + CONTEXT));
    }

    @GetMapping(path = CONTEXT)
    ResponseEntity<String> context() {
        return ResponseEntity.ok()
                .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
                .contentType(MediaType.valueOf("application/ld+json"))
                .body(
                        """
                        {"@context": {"@version": 1.1, "gs1": "https://ref.gs1.org/voc/", "dct": "http://purl.org/dc/terms/",
                         "linkset": "@graph", "anchor": "@id", "href": "@id", "title": "dct:title", "type": "dct:format",
                         "hreflang": "dct:language", "itemDescription": "dct:description"}}
                        """);
    }

    @RequestMapping(
            path = {
                "/00/**", "/01/**", "/253/**", "/255/**", "/401/**", "/402/**", "/414/**",
                "/415/**", "/417/**", "/8003/**", "/8004/**", "/8006/**", "/8010/**", "/8013/**",
                "/8017/**", "/8018/**"
            },
            method = RequestMethod.OPTIONS)
    ResponseEntity<Void> options() {
        return ResponseEntity.noContent()
                .header(HttpHeaders.ALLOW, "GET, HEAD, OPTIONS")
                .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
                .header(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, "GET, HEAD, OPTIONS")
                .header(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, "Accept, Accept-Language")
                .build();
    }
}
