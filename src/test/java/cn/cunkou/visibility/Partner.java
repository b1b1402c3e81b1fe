package cn.cunkou.visibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Another program that speaks EPCIS 2.0 with us. */
final class Partner {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();

    private final String site;
    private final String token;

    Partner(String site, String token) {
        this.site = site;
        this.token = token;
    }

    HttpResponse<String> send(String method, String path, byte[] body, String... headers) {
        var request =
                HttpRequest.newBuilder(URI.create(site + path.replace("|", "%7C")))
                        .header("Authorization", "Bearer " + token)
                        .method(method, BodyPublishers.ofByteArray(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError("no answer to " + method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    HttpResponse<String> get(String path, String... headers) {
        return send("GET", path, new byte[0], headers);
    }

    HttpResponse<String> post(String path, String json, String... headers) {
        var all = new ArrayList<>(List.of("Content-Type", "application/json"));
        all.addAll(List.of(headers));
        return send(
                "POST", path, json.getBytes(StandardCharsets.UTF_8), all.toArray(String[]::new));
    }

    /** Hands a document in and waits until its job is over. */
    JsonNode capture(byte[] document, String type, String... headers) {
        return over(handIn(document, type, headers));
    }

    /** Hands a document in; the address of its job. */
    String handIn(byte[] document, String type, String... headers) {
        var all = new ArrayList<>(List.of("Content-Type", type));
        all.addAll(List.of(headers));
        var answer = send("POST", "/epcis/capture", document, all.toArray(String[]::new));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    JsonNode over(String job) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> !JSON.readTree(get(job).body()).path("running").asBoolean());
        return JSON.readTree(get(job).body());
    }

    JsonNode capture(String... events) {
        return capture(document(events).getBytes(StandardCharsets.UTF_8), "application/json");
    }

    static String document(String... events) {
        return """
        {"@context": ["https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld", {"ex": "https://example.org/epcis/"}],
         "type": "EPCISDocument", "schemaVersion": "2.0", "creationDate": "2026-03-01T00:00:00Z",
         "epcisBody": {"eventList": [%s]}}
        """
                .formatted(String.join(",\n", events));
    }

    /** The ids of the events that a query finds, in their order. */
    List<String> found(String query, String... headers) {
        var answer = get(query, headers);
        assertThat(answer.statusCode()).as("%s: %s", query, answer.body()).isEqualTo(200);
        return ids(answer.body());
    }

    static List<String> ids(String body) {
        var ids = new ArrayList<String>();
        list(body).forEach(event -> ids.add(event.path("eventID").asString("")));
        return ids;
    }

    static JsonNode list(String body) {
        return JSON.readTree(body).at("/epcisBody/queryResults/resultsBody/eventList");
    }

    static String escaped(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
