package cn.cunkou;

import cn.cunkou.access.Role;
import cn.cunkou.access.Tokens;
import cn.cunkou.platform.Actor;
import cn.cunkou.platform.Scope;
import cn.cunkou.values.DivisionCode;
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

/** A program of others, as benchmarks play it, that hands events in and asks for them. */
final class BenchPartner implements AutoCloseable {
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String site;
    private final String token;

    BenchPartner(String site, String token) {
        this.site = site;
        this.token = token;
    }

    /** A partner that may hand in for a county. */
    static BenchPartner of(Server server, DivisionCode county) throws Exception {
        return new BenchPartner(server.address(), token(server, county));
    }

    static String token(Server server, DivisionCode county) throws Exception {
        return Actor.call(
                Actor.system("bench", Scope.of(county.digits())),
                () -> server.bean(Tokens.class).issue(Role.INTEGRATOR, county.digits(), "bench"));
    }

    String token() {
        return token;
    }

    HttpResponse<String> capture(byte[] document, String type, String... headers)
            throws IOException, InterruptedException {
        var request =
                request("/epcis/capture")
                        .header("Content-Type", type)
                        .POST(BodyPublishers.ofByteArray(document));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(request(path).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(site + path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + token);
    }

    static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        client.close();
    }
}
