package cn.cunkou.visibility.documents;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Which namespace each prefix of an event's extension fields means.
 *
 * @param uris by prefix, in the order they were declared; the standard's own prefixes are not among
 *     them unless declared
 * @param open whether a context was named that we do not know, so that it may declare more
 */
public record Namespaces(Map<String, String> uris, boolean open) {
    public static final Namespaces NONE = new Namespaces(Map.of(), false);

    static final String CBV = "https://ref.gs1.org/cbv/";
    static final String GS1 = "https://gs1.org/voc/";

    /** What the standard's own context declares. */
    private static final Map<String, String> STANDARD =
            Map.of(
                    "cbv", CBV,
                    "gs1", "https://gs1.org/voc/",
                    "epcis", "https://ref.gs1.org/epcis/",
                    "cbvmda", "urn:epcglobal:cbv:mda",
                    "rdfs", "http://www.w3.org/2000/01/rdf-schema#",
                    "owl", "http://www.w3.org/2002/07/owl#",
                    "xsd", "http://www.w3.org/2001/XMLSchema#",
                    "dcterms", "http://purl.org/dc/terms/");

    public Namespaces {
        uris = Collections.unmodifiableMap(new LinkedHashMap<>(uris));
    }

    /** The namespace of a prefix; null if nobody declared it. */
    public @Nullable String of(String prefix) {
        var declared = uris.get(prefix);
        return declared == null ? STANDARD.get(prefix) : declared;
    }

    static boolean standard(String prefix) {
        return STANDARD.containsKey(prefix);
    }

    /** These and what a JSON-LD context declares besides. */
    Namespaces with(@Nullable JsonNode context) {
        if (context == null || context.isMissingNode() || context.isNull()) {
            return this;
        }
        var more = new LinkedHashMap<>(uris);
        var unknown = open | declare(context, more);
        return more.equals(uris) && unknown == open ? this : new Namespaces(more, unknown);
    }

    private static boolean declare(JsonNode context, Map<String, String> uris) {
        if (context.isString()) {
            return !context.stringValue().contains("epcis-context");
        }
        var unknown = false;
        if (context.isArray()) {
            for (var part : context) {
                unknown |= declare(part, uris);
            }
        } else if (context.isObject()) {
            for (var entry : context.properties()) {
                var meaning = entry.getValue();
                // {"ex": "https://…/"}, or at length {"ex": {"@id": "https://…/", "@prefix": true}}
                var uri = meaning.isObject() ? meaning.path("@id") : meaning;
                if (entry.getKey().startsWith("@")) {
                    continue;
                }
                if (uri.isString()) {
                    uris.put(entry.getKey(), uri.stringValue());
                } else if (meaning.isObject()) {
                    unknown = true;
                }
            }
        }
        return unknown;
    }
}
