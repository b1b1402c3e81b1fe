package cn.cunkou.visibility;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Sends one document to the address of a subscription. It connects to the address that was judged,
 * which a client of HTTP that looks names up itself does not promise; it follows no redirect and
 * reads no more than the answer's head.
 */
@Component
class Webhook {
    static final Duration MOST_TIME = Duration.ofSeconds(15);
    private static final int CONNECT_MILLIS = 5_000;
    private static final int LONGEST_HEAD = 16_384;
    private static final Pattern STATUS =
            Pattern.compile("HTTP/1\\.[01] ([1-5]\\d\\d)( [^\\r\\n]*)?");

    private final Destinations destinations;

    Webhook(Destinations destinations) {
        this.destinations = destinations;
    }

    /**
     * What came of it.
     *
     * @param status of the answer; 0 where there was none
     * @param said for people
     */
    record Outcome(int status, String said) {
        boolean isGood() {
            return status >= 200 && status < 300;
        }

        /** Whether the other side wants fewer events at once. */
        boolean isTooLarge() {
            return status == 413;
        }
    }

    /** What the other side knows us by: {@code sha256=} and the HMAC of the body in hexadecimal. */
    static String signature(String token, byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA-256 is not at work", e);
        }
    }

    Outcome post(String dest, Map<String, String> headers, byte[] body) {
        try {
            var uri = Destinations.read(dest);
            return post(uri, destinations.resolve(uri), headers, body);
        } catch (Destinations.Refused e) {
            return new Outcome(0, String.valueOf(e.getMessage()));
        }
    }

    private static Outcome post(
            URI uri, InetAddress address, Map<String, String> headers, byte[] body) {
        var secure = uri.getScheme().equalsIgnoreCase("https");
        var port = uri.getPort() >= 0 ? uri.getPort() : secure ? 443 : 80;
        try (var plain = new Socket()) {
            // whoever answers letter by letter, or reads nothing, is cut off
            var end =
                    CompletableFuture.runAsync(
                            () -> close(plain),
                            CompletableFuture.delayedExecutor(
                                    MOST_TIME.toMillis(), TimeUnit.MILLISECONDS));
            try {
                plain.connect(new InetSocketAddress(address, port), CONNECT_MILLIS);
                plain.setSoTimeout(Math.toIntExact(MOST_TIME.toMillis()));
                var socket = secure ? secured(plain, uri.getHost(), port) : plain;
                var out = socket.getOutputStream();
                out.write(head(uri, headers, body.length));
                out.write(body);
                out.flush();
                return outcome(socket.getInputStream());
            } finally {
                end.cancel(false);
            }
        } catch (IOException e) {
            return new Outcome(0, "没有连上或没有及时回答（" + e.getClass().getSimpleName() + "）。");
        }
    }

    private static SSLSocket secured(Socket plain, String host, int port) throws IOException {
        var factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
        var socket = (SSLSocket) factory.createSocket(plain, host, port, true);
        var parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    private static byte[] head(URI uri, Map<String, String> headers, int length) {
        var path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        var head = new StringBuilder("POST ").append(path);
        if (uri.getRawQuery() != null) {
            head.append('?').append(uri.getRawQuery());
        }
        head.append(" HTTP/1.1\r\nHost: ").append(uri.getHost());
        if (uri.getPort() >= 0) {
            head.append(':').append(uri.getPort());
        }
        head.append("\r\nConnection: close\r\nContent-Length: ").append(length).append("\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        return head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static Outcome outcome(InputStream answer) throws IOException {
        var in = new BufferedInputStream(answer);
        var read = 0;
        while (read < LONGEST_HEAD) {
            var first = line(in, LONGEST_HEAD - read);
            var status = first == null ? null : STATUS.matcher(first);
            if (first == null || status == null || !status.matches()) {
                return new Outcome(0, "回答的不是HTTP。");
            }
            var number = Integer.parseInt(status.group(1));
            if (number >= 200) {
                return new Outcome(number, "回答了HTTP " + number + "。");
            }
            // an interim answer: the next one counts
            read += first.length();
            for (var line = line(in, LONGEST_HEAD); line != null && !line.isEmpty(); ) {
                read += line.length();
                line = read > LONGEST_HEAD ? null : line(in, LONGEST_HEAD);
            }
        }
        return new Outcome(0, "回答的不是HTTP。");
    }

    /** A line without its end; null where there is none of that length. */
    private static @Nullable String line(InputStream in, int longest) throws IOException {
        var line = new StringBuilder();
        for (var letter = in.read(); line.length() <= longest; letter = in.read()) {
            if (letter < 0) {
                return null;
            }
            if (letter == '\n') {
                return line.toString().strip();
            }
            line.append((char) letter);
        }
        return null;
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // it is closed then
        }
    }
}
