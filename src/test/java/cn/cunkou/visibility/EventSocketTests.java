package cn.cunkou.visibility;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cn.cunkou.CunkouTest;
import cn.cunkou.access.People;
import cn.cunkou.access.Role;
import cn.cunkou.platform.Actor;
import cn.cunkou.platform.Scope;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@CunkouTest
class EventSocketTests {
    @Autowired People people;
    @Autowired JdbcClient jdbc;
    @Autowired TransactionTemplate transaction;

    private final HttpClient client = HttpClient.newHttpClient();
    private Partner partner;
    private String token;
    private String query;

    /** A program that listens. */
    private static final class Listening implements WebSocket.Listener {
        private final List<String> documents = new CopyOnWriteArrayList<>();
        private final StringBuilder text = new StringBuilder();
        private volatile int closed;
        private @Nullable WebSocket socket;

        @Override
        public @Nullable CompletionStage<?> onText(
                WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                documents.add(text.toString());
                text.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
            closed = status;
            return null;
        }

        WebSocket socket() {
            return Objects.requireNonNull(socket, "not open yet");
        }

        List<String> ids() {
            return documents.stream().flatMap(one -> Partner.ids(one).stream()).toList();
        }
    }

    @BeforeEach
    void nameAQuery() {
        people.visitor();
        token = people.token(Role.INTEGRATOR, "441424");
        partner = new Partner(people.site(), token);
        query = "w" + UUID.randomUUID().toString().substring(0, 8);
        partner.post(
                "/epcis/queries",
                "{\"name\": \"%s\", \"query\": {\"EQ_bizStep\": [\"shipping\"]}}".formatted(query));
    }

    @AfterEach
    void removeIt() {
        new Partner(people.site(), people.token(Role.INTEGRATOR, "441424"))
                .send("DELETE", "/epcis/queries/" + query, new byte[0]);
        client.close();
    }

    private Listening listen(String name, String key, String parameters) {
        var listening = new Listening();
        listening.socket =
                client.newWebSocketBuilder()
                        .header("Authorization", "Bearer " + key)
                        .buildAsync(
                                URI.create(
                                        "%s/epcis/queries/%s/events?%s"
                                                .formatted(
                                                        people.site().replace("http:", "ws:"),
                                                        name,
                                                        parameters)),
                                listening)
                        .join();
        return listening;
    }

    private static String event(String id) {
        return """
        {"type": "ObjectEvent", "eventID": "%s", "eventTime": "2026-04-01T06:00:00Z", "eventTimeZoneOffset": "+08:00",
         "action": "OBSERVE", "bizStep": "shipping", "epcList": ["urn:epc:id:sgtin:4012345.011111.1"]}
        """
                .formatted(id);
    }

    private static void soon(Runnable check) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(check::run);
    }

    @Test
    void whoListensHearsEachNewEventOfTheirCounty() {
        var before = Instant.now();
        partner.capture(event("urn:t:w:0"));
        var stream = listen(query, token, "stream=true");
        var since = listen(query, token, "stream=true&initialRecordTime=" + before);
        var cron = listen(query, token, "second=0/1&reportIfEmpty=false");
        var elsewhere = new Partner(people.site(), people.token(Role.INTEGRATOR, "440883"));
        elsewhere.capture(event("urn:t:w:elsewhere"));
        partner.capture(event("urn:t:w:1"));
        partner.capture(event("urn:t:w:2"));
        soon(() -> assertThat(stream.ids()).containsExactly("urn:t:w:1", "urn:t:w:2"));
        soon(() -> assertThat(since.ids()).containsExactly("urn:t:w:0", "urn:t:w:1", "urn:t:w:2"));
        soon(() -> assertThat(cron.ids()).containsExactly("urn:t:w:1", "urn:t:w:2"));

        revoke();
        partner = new Partner(people.site(), people.token(Role.INTEGRATOR, "441424"));
        partner.capture(event("urn:t:w:3"));
        soon(() -> assertThat(stream.closed).isEqualTo(1008));
        assertThat(stream.ids()).doesNotContain("urn:t:w:3");
    }

    @Test
    void withTheQueryItsListenersAreHungUp() {
        var stream = listen(query, token, "stream=true");
        partner.send("DELETE", "/epcis/queries/" + query, new byte[0]);
        partner.capture(event("urn:t:w:4"));
        soon(() -> assertThat(stream.closed).isEqualTo(1000));
    }

    @Test
    void whatIsNoHandshakeTakesNobodysPlace() throws IOException {
        for (var number = 0; number < EventSockets.MOST_OF_ONE; number++) {
            assertThat(answerToHalfAHandshake()).startsWith("HTTP/1.1 4");
        }
        listen(query, token, "stream=true").socket().abort();
    }

    private String answerToHalfAHandshake() throws IOException {
        var site = URI.create(people.site());
        var asked =
                List.of(
                        "GET /epcis/queries/%s/events?stream=true HTTP/1.1".formatted(query),
                        "Host: " + site.getAuthority(),
                        "Authorization: Bearer " + token,
                        "Upgrade: websocket",
                        "Connection: close",
                        "",
                        "");
        try (var socket = new Socket(site.getHost(), site.getPort())) {
            socket.getOutputStream().write(String.join("\r\n", asked).getBytes(US_ASCII));
            var answer = new InputStreamReader(socket.getInputStream(), US_ASCII);
            return String.valueOf(new BufferedReader(answer).readLine());
        }
    }

    private void revoke() {
        Actor.run(
                Actor.system("测试", Scope.everywhere()),
                () ->
                        transaction.executeWithoutResult(status ->
                                jdbc.sql(
                                                "update access.token set revoked_at = now() where hint = :hint")
                                        .param("hint", token.substring(0, 7))
                                        .update()));
    }

    @Test
    void whoMayNotAskMayNotListenAndNobodyWithoutEnd() {
        var good = token;
        for (var refused :
                List.of(
                        List.of("401", query, "ck_wrong", "stream=true"),
                        List.of(
                                "404",
                                query,
                                people.token(Role.INTEGRATOR, "440883"),
                                "stream=true"),
                        List.of(
                                "403",
                                query,
                                people.token(Role.STATION_KEEPER, "441424"),
                                "stream=true"),
                        List.of("404", "none", good, "stream=true"),
                        List.of("400", query, good, ""),
                        List.of("400", query, good, "stream=true&hour=1"),
                        List.of("400", query, good, "hour=25"),
                        List.of("400", query, good, "stream=true&EQ_action=ADD"))) {
            assertThatThrownBy(() -> listen(refused.get(1), refused.get(2), refused.get(3)))
                    .as("%s", refused)
                    .isInstanceOf(CompletionException.class)
                    .cause()
                    .isInstanceOfSatisfying(
                            WebSocketHandshakeException.class,
                            answer ->
                                    assertThat(answer.getResponse().statusCode())
                                            .as("%s", refused)
                                            .isEqualTo(Integer.parseInt(refused.getFirst())));
        }
        var open = new ArrayList<Listening>();
        for (var number = 0; number < EventSockets.MOST_OF_ONE; number++) {
            open.add(listen(query, good, "hour=4"));
        }
        assertThatThrownBy(() -> listen(query, good, "hour=4"))
                .isInstanceOf(CompletionException.class);
        open.getFirst().socket().sendClose(WebSocket.NORMAL_CLOSURE, "").join();
        soon(() -> open.set(0, listen(query, good, "hour=4")));
        open.forEach(one -> one.socket().abort());
    }
}
