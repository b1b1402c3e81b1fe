package cn.cunkou.access;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A browser without scripts: keeps cookies, fills forms, follows no redirect. With a token it is a
 * program that uses the API.
 */
public final class Browser {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final String site;
    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient client = HttpClient.newBuilder().cookieHandler(cookies).build();
    private final @Nullable String token;
    private volatile @Nullable String formToken;

    Browser(String site, @Nullable String token) {
        this.site = site;
        this.token = token;
    }

    public HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    /** A file of the site, which must be there. */
    public byte[] download(String path) {
        var answer = send(request(path).GET().build(), BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new AssertionError(path + " answers " + answer.statusCode());
        }
        return answer.body();
    }

    /** Sends a form with the token of a page seen before. */
    public HttpResponse<String> post(String path, Map<String, String> fields) {
        var form = new HashMap<>(fields);
        if (token == null) {
            form.put("_csrf", formToken());
        }
        return postForged(path, form);
    }

    /** Sends a form that no page of the site gave out. */
    public HttpResponse<String> postForged(String path, Map<String, String> fields) {
        var body =
                fields.entrySet().stream()
                        .map(field ->
                                field.getKey()
                                        + "="
                                        + URLEncoder.encode(
                                                field.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
        return send(
                request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body)));
    }

    /** Sends a form with a file, with the token of a page seen before. */
    public HttpResponse<String> upload(
            String path, Map<String, String> fields, String fileName, byte[] content) {
        var boundary = "boundary-" + UUID.randomUUID();
        var start = new StringBuilder();
        var all = new java.util.HashMap<>(fields);
        all.put("_csrf", formToken());
        all.forEach((name, value) ->
                start.append(
                        "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                                .formatted(boundary, name, value)));
        start.append(
                "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n\r\n"
                        .formatted(boundary, fileName));
        return send(
                request(path)
                        .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                        .POST(
                                BodyPublishers.concat(
                                        BodyPublishers.ofString(start.toString()),
                                        BodyPublishers.ofByteArray(content),
                                        BodyPublishers.ofString("\r\n--" + boundary + "--\r\n"))));
    }

    /** Sends any method without a body, as a script of the site would. */
    public HttpResponse<String> send(String method, String path) {
        var request = request(path).method(method, BodyPublishers.noBody());
        if (token == null && !method.equals("GET")) {
            request.header("X-XSRF-TOKEN", formToken());
        }
        return send(request);
    }

    /** Sends any method without a body and without a token of a page. */
    HttpResponse<String> sendForged(String method, String path) {
        return send(request(path).method(method, BodyPublishers.noBody()));
    }

    /** Sends JSON; a new idempotency key each time. */
    public HttpResponse<String> postJson(String path, String json) {
        return send(
                request(path)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .POST(BodyPublishers.ofString(json)));
    }

    /** Sends JSON as a carrier of text messages does, with its signature. */
    public HttpResponse<String> postSigned(String path, String signature, String json) {
        return send(
                request(path)
                        .header("Content-Type", "application/json")
                        .header("Cunkou-Signature", signature)
                        .POST(BodyPublishers.ofString(json)));
    }

    public HttpResponse<String> signIn(String name, String password) {
        var answer = post("/sign-in", Map.of("name", name, "password", password));
        formToken = null;
        return answer;
    }

    public List<HttpCookie> cookies() {
        return cookies.getCookieStore().getCookies();
    }

    void forgetCookie(String name) {
        cookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .forEach(cookie -> cookies.getCookieStore().remove(null, cookie));
    }

    /** Pages seen before a token was renewed are stale; a fresh one is looked at. */
    private synchronized String formToken() {
        var known = formToken;
        if (known != null
                && cookies().stream().anyMatch(cookie -> cookie.getName().equals("csrf"))) {
            return known;
        }
        for (var page : List.of("/sign-in", "/console/me")) {
            var found = TOKEN.matcher(get(page).body());
            if (found.find()) {
                var fresh = found.group(1);
                formToken = fresh;
                return fresh;
            }
        }
        throw new AssertionError("no page with a form is open to this browser");
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(site + path));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return request;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        return send(request.build(), BodyHandlers.ofString());
    }

    private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> reader) {
        try {
            return client.send(request, reader);
        } catch (IOException e) {
            throw new AssertionError("the program did not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
