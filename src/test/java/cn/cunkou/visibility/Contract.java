package cn.cunkou.visibility;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What GS1 publishes of the interface, and whether an answer keeps it. */
final class Contract {
    private static final JsonMapper JSON = new JsonMapper();

    private final JsonNode published;
    private final Map<String, Schema> schemas = new HashMap<>();
    private final List<String> broken = new ArrayList<>();

    Contract() {
        published = Material.json("gs1-epcis/REST Bindings/openapi.json");
        usable(published);
        // RFC 7807, which is meant, has references
        ((ObjectNode)
                        published.at(
                                "/components/schemas/RFC7807ProblemResponseBody/properties/instance"))
                .remove("format");
        // no branch demands what tells it from the other, so a job without errors would be both
        var job = (ObjectNode) published.at("/components/schemas/CaptureJob");
        job.remove("oneOf");
        job.path("allOf").forEach(part -> ((ObjectNode) part).remove("oneOf"));
    }

    /** An address, and the methods that it has. */
    record Path(String template, List<String> methods) {}

    List<Path> paths() {
        var paths = new ArrayList<Path>();
        for (var path : published.path("paths").properties()) {
            var methods = new ArrayList<String>();
            for (var method : List.of("get", "post", "delete", "options")) {
                if (path.getValue().has(method)) {
                    methods.add(method.toUpperCase(Locale.ROOT));
                }
            }
            paths.add(new Path(path.getKey(), methods));
        }
        return paths;
    }

    /** Where answers did not keep it. */
    List<String> broken() {
        return broken;
    }

    /** Checks status, kind of content, headers and body against what the address may answer. */
    void check(String method, String template, HttpResponse<String> answer) {
        var name = method + " " + template + " " + answer.statusCode();
        var responses =
                published
                        .path("paths")
                        .path(template)
                        .path(method.toLowerCase(Locale.ROOT))
                        .path("responses");
        var own = responses.path(String.valueOf(answer.statusCode()));
        var response = own.isMissingNode() ? general(answer.statusCode()) : resolved(own);
        if (response.isMissingNode()) {
            broken.add(name + " is not foreseen: " + answer.body());
            return;
        }
        if (method.equals("OPTIONS")) {
            for (var header : response.path("headers").properties()) {
                // extensions are told where there are any
                if (!header.getKey().equals("GS1-Extensions")
                        && answer.headers().firstValue(header.getKey()).isEmpty()) {
                    broken.add(name + " lacks " + header.getKey());
                }
            }
        }
        if (response.path("content").isEmpty()) {
            return;
        }
        var type = answer.headers().firstValue("Content-Type").orElse("").replaceAll(";.*", "");
        // a document of JSON-LD is one of JSON
        var known = response.path("content").path(type.replace("ld+json", "json"));
        if (known.isMissingNode()) {
            broken.add(name + " is answered as " + type);
        } else if (type.endsWith("json")) {
            schema(name + type, known.path("schema"))
                    .validate(answer.body(), InputFormat.JSON)
                    .forEach(fault -> broken.add(name + " " + fault + " in " + answer.body()));
        }
        if (type.endsWith("problem+json")) {
            var status = JSON.readTree(answer.body()).path("status").asInt();
            if (status != answer.statusCode()) {
                broken.add(name + " says " + status);
            }
        }
    }

    /** Refusals that are described, but not at every address that has them. */
    private JsonNode general(int status) {
        return published
                .at("/components/responses")
                .path(
                        switch (status) {
                            case 400 -> "400QueryIssues";
                            case 404 -> "404ResourceNotFound";
                            default -> "";
                        });
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? published.at(node.path("$ref").asString().substring(1)) : node;
    }

    private Schema schema(String name, JsonNode schema) {
        return schemas.computeIfAbsent(
                name,
                it -> {
                    var whole = JSON.createObjectNode();
                    whole.set("allOf", JSON.createArrayNode().add(schema));
                    whole.set("components", published.path("components"));
                    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                            .getSchema(whole.toString(), InputFormat.JSON);
                });
    }

    /**
     * Takes out patterns of another language, and examples that stand where schemas should; the
     * example of a 404 has a type that its list has not, and the list of statuses of a 409 has 406.
     */
    private static void usable(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove("example");
            if (object.path("pattern").asString("").contains("\\g<")) {
                object.remove("pattern");
            }
        }
        if (node.path("enum") instanceof ArrayNode types
                && types.toString().contains("NoSuchNameException")) {
            types.add("epcisException:NoSuchResourceException");
        }
        if (node.path("status") instanceof ObjectNode status) {
            status.remove("enum");
        }
        if (node instanceof ObjectNode || node instanceof ArrayNode) {
            node.forEach(Contract::usable);
        }
    }
}
