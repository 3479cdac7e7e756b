package io.turnout.gateway.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.turnout.gateway.stub.GatewayTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How long and how much a client may take. Long for one reason: all of it needs a gateway with bounds that are soon over, and each such
 * start costs as much as all of these tests.
 */
@QuarkusTest
@TestProfile(LimitsTest.ShortBounds.class)
class LimitsTest extends GatewayTest {
    private static final int MOST_CONNECTIONS = 40;
    private static final String BEGUN = "GET /site/x HTTP/1.1\r\nHost: a\r\n";

    @Inject
    MeterRegistry meters;

    public static class ShortBounds implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    // what nobody reads is so long that a machine that is busy takes seconds to make it
                    "turnout.compose.timeout", "30s",
                    "turnout.door.head", "800ms",
                    "turnout.door.idle", "2s",
                    "turnout.door.max-connections", String.valueOf(MOST_CONNECTIONS));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "GET /site/", BEGUN, BEGUN + "X-Long"})
    void endsAHeadThatDrips(String beginning) throws IOException {
        double before = ended("late");

        String answer = drip(beginning, "x");

        assertThat(answer)
                .startsWith("HTTP/1.1 408")
                .contains("application/problem+json", "/problems/request-timeout")
                .containsOnlyOnce("HTTP/1.1");
        assertThat(ended("late")).isEqualTo(before + 1);
    }

    @Test
    void endsALaterHeadThatDripsOnAConnectionThatWasOfUse() throws IOException {
        String answer = drip("HEAD /openapi HTTP/1.1\r\nHost: a\r\n\r\n" + BEGUN, "x");

        assertThat(answer).startsWith("HTTP/1.1 200").contains("HTTP/1.1 408");
    }

    @ParameterizedTest
    @CsvSource({"Content-Length: 100, x", "Content-Length: 100000, x", "Transfer-Encoding: chunked, 1"})
    void endsABodyThatDrips(String length, String drop) throws IOException {
        String answer = drip("POST /site/x HTTP/1.1\r\nHost: a\r\n" + length + "\r\n\r\n", drop);

        assertThat(answer).startsWith("HTTP/1.1 408").contains("/problems/request-timeout");
    }

    @Test
    void endsAConnectionThatSaysNothing() {
        assertThat(client().raw("")).isEmpty();
        assertThat(client().raw(BEGUN + "\r\n")).startsWith("HTTP/1.1 200").containsOnlyOnce("HTTP/1.1 200");
    }

    @Test
    void takesAHeadInPieces() throws IOException {
        try (Socket socket = client().connect()) {
            for (String piece :
                    List.of("GET /si", "te/x HT", "TP/1.1\r\nHo", "st: a\r\n", "Connection: close\r\n\r", "\n")) {
                write(socket, piece);
                pause();
            }

            assertThat(read(socket)).startsWith("HTTP/1.1 200");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/site/big?64", "/api/talks/6?include=notes"})
    void endsAnAnswerThatNobodyReads(String path) throws IOException {
        serveTalk(6, 15_000_000);
        double before = ended("unread");
        try (Socket socket = narrow()) {
            write(socket, "GET " + path + " HTTP/1.1\r\nHost: a\r\n\r\n");

            await().until(() -> ended("unread") > before);
        }
    }

    @Test
    void letsAClientReadForLongerThanItMayBeIdle() throws IOException {
        int megabytes = 100;
        long total = 0;
        try (Socket socket = client().connect()) {
            write(socket, "GET /site/big?" + megabytes + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
            byte[] buffer = new byte[256 * 1024];
            for (int n = 0; n >= 0; n = socket.getInputStream().read(buffer)) {
                total += n;
                LockSupport.parkNanos(10_000_000);
            }
        }

        assertThat(total).isGreaterThan(megabytes * 1024L * 1024L);
    }

    @Test
    void composesNothingMoreForAClientThatDoesNotRead() throws IOException {
        int requests = 60;
        serveTalk(7, 1_000_000);
        double before = ended("unread");
        try (Socket socket = narrow()) {
            write(socket, "GET /api/talks/7?include=notes HTTP/1.1\r\nHost: a\r\n\r\n".repeat(requests));

            await().until(() -> ended("unread") > before);
        }

        assertThat(asked(talks()).lines().count()).isBetween(1L, requests / 4L);
    }

    @Test
    void endsAConnectionThatAsksOnAndOn() throws IOException {
        double before = ended("flooded");
        try (Socket socket = client().connect()) {
            write(socket, "GET /site/silent?flood HTTP/1.1\r\nHost: a\r\n\r\n".repeat(1_000));

            // on a slow machine, the first of them have waited for as long as they may by then
            assertThat(read(socket))
                    .satisfiesAnyOf(
                            nothing -> assertThat(nothing).isEmpty(),
                            late -> assertThat(late.split("HTTP/1.1 (?!504)", -1))
                                    .hasSize(1));
        }
        assertThat(ended("flooded")).isEqualTo(before + 1);
    }

    @Test
    void takesNoMoreConnectionsThanItSays() throws IOException {
        List<Socket> sockets = new ArrayList<>();
        double before = ended("full");
        try {
            for (int i = 0; i <= MOST_CONNECTIONS; i++) {
                sockets.add(client().connect());
            }
            await().until(() -> ended("full") > before);
            assertThat(open()).isEqualTo(MOST_CONNECTIONS);
            assertThat(read(sockets.getLast())).isEmpty();
            write(sockets.getFirst(), BEGUN + "Connection: close\r\n\r\n");
            assertThat(read(sockets.getFirst())).startsWith("HTTP/1.1 200");
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
        await().until(() -> open() < MOST_CONNECTIONS);
        assertThat(client().get("/site/x").statusCode()).isEqualTo(200);
    }

    private void serveTalk(int id, int length) {
        answer(talks(), "/api/talks/" + id, 200, "{\"id\":%d,\"title\":\"%s\"}".formatted(id, "x".repeat(length)));
    }

    /** Sends a beginning and then a drop now and then, until the server has enough of it. */
    private String drip(String beginning, String drop) throws IOException {
        try (Socket socket = client().connect()) {
            write(socket, beginning);
            Thread dripping = Thread.ofVirtual().start(() -> {
                try {
                    while (true) {
                        pause();
                        write(socket, drop);
                    }
                } catch (IOException e) {
                    // closed, as it should be
                }
            });
            String answer = read(socket);
            socket.close();
            join(dripping);
            return answer;
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void pause() {
        LockSupport.parkNanos(50_000_000);
    }

    /** A connection into which little goes that is not read. */
    private Socket narrow() throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4_096);
        try (Socket known = client().connect()) {
            socket.connect(new InetSocketAddress(known.getInetAddress(), known.getPort()));
        }
        return socket;
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** Reads to the end, which may be an abrupt one. */
    private static String read(Socket socket) throws IOException {
        StringBuilder text = new StringBuilder();
        byte[] buffer = new byte[8_192];
        try {
            for (int n = socket.getInputStream().read(buffer);
                    n >= 0;
                    n = socket.getInputStream().read(buffer)) {
                text.append(new String(buffer, 0, n, StandardCharsets.US_ASCII));
            }
        } catch (SocketException e) {
            // what came before it counts
        }
        return text.toString();
    }

    private double ended(String reason) {
        return meters.get("turnout.connections.ended")
                .tag("reason", reason)
                .counter()
                .count();
    }

    private double open() {
        return meters.get("turnout.connections").gauge().value();
    }
}
