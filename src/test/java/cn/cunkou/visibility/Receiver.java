package cn.cunkou.visibility;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.ToIntFunction;

/** A program elsewhere that is called with events. */
final class Receiver implements AutoCloseable {
    private final HttpServer server;
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private volatile ToIntFunction<Call> answer = call -> 200;

    /** What it was sent. */
    record Call(String signature, String delivery, String type, String body) {
        List<String> ids() {
            return Partner.ids(body);
        }
    }

    Receiver() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::called);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/events?of=us";
    }

    /** With which status it answers from now on. */
    void answers(ToIntFunction<Call> status) {
        answer = status;
    }

    List<Call> calls() {
        return calls;
    }

    /** Ids of all events that it was sent and did not refuse, in their order. */
    List<String> taken() {
        return calls.stream()
                .filter(call -> answer.applyAsInt(call) < 300)
                .flatMap(call -> call.ids().stream())
                .toList();
    }

    private void called(HttpExchange exchange) throws IOException {
        try (exchange) {
            var headers = exchange.getRequestHeaders();
            var call =
                    new Call(
                            String.valueOf(headers.getFirst("GS1-Signature")),
                            String.valueOf(headers.getFirst("Cunkou-Delivery")),
                            String.valueOf(headers.getFirst("Content-Type")),
                            new String(
                                    exchange.getRequestBody().readAllBytes(),
                                    StandardCharsets.UTF_8));
            calls.add(call);
            var status = answer.applyAsInt(call);
            if (status == 302) {
                exchange.getResponseHeaders().add("Location", "/elsewhere");
            }
            exchange.sendResponseHeaders(status, -1);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
