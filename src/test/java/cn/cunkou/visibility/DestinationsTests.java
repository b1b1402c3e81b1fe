package cn.cunkou.visibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DestinationsTests {
    private final Destinations destinations = new Destinations(false);

    @Test
    void nothingIsSentIntoTheNetworkInside() {
        for (var host :
                List.of(
                        "127.0.0.1",
                        "localhost",
                        "0.0.0.0",
                        "10.1.2.3",
                        "172.16.0.1",
                        "192.168.1.1",
                        "169.254.169.254",
                        "100.64.0.1",
                        "198.18.0.1",
                        "224.0.0.1",
                        "255.255.255.255",
                        "2130706433",
                        "[::1]",
                        "[::]",
                        "[fe80::1]",
                        "[fd00::1]",
                        "[::ffff:127.0.0.1]",
                        "[64:ff9b::7f00:1]",
                        "[2002:7f00:1::]",
                        "[2001:0:7f00::1]")) {
            assertThatExceptionOfType(Destinations.Refused.class)
                    .as(host)
                    .isThrownBy(() -> destinations.resolve(URI.create("http://" + host + "/")));
        }
        for (var host : List.of("114.114.114.114", "[2400:3200::1]", "172.32.0.1", "100.128.0.1")) {
            assertThatNoException()
                    .as(host)
                    .isThrownBy(() -> destinations.resolve(URI.create("https://" + host + "/")));
        }
    }

    @Test
    void nobodyIsCalledThatMayNotBe() throws IOException {
        try (var inside = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            inside.setSoTimeout(1);
            var outcome =
                    new Webhook(destinations)
                            .post(
                                    "http://127.0.0.1:" + inside.getLocalPort() + "/",
                                    Map.of(),
                                    new byte[1]);
            assertThat(outcome.status()).isZero();
            assertThat(outcome.said()).contains("内部网络");
            assertThatExceptionOfType(IOException.class).isThrownBy(inside::accept);
        }
    }

    @Test
    void whoeverAnswersNoHttpIsNotReadToTheEnd() throws Exception {
        try (var babbler = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual()
                    .start(() -> {
                        try (var call = babbler.accept()) {
                            var letters = new byte[1024];
                            java.util.Arrays.fill(letters, (byte) 'a');
                            while (true) {
                                call.getOutputStream().write(letters);
                            }
                        } catch (IOException e) {
                            // hung up
                        }
                    });
            var outcome =
                    new Webhook(new Destinations(true))
                            .post(
                                    "http://127.0.0.1:" + babbler.getLocalPort() + "/",
                                    Map.of(),
                                    new byte[0]);
            assertThat(outcome.isGood()).isFalse();
        }
    }
}
