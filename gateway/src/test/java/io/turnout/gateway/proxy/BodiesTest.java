package io.turnout.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.turnout.gateway.stub.GatewayTest;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class BodiesTest extends GatewayTest {
    private static final long MB = 1024 * 1024;
    private static final int HUGE = 200;

    @Test
    void streamsAHugeAnswerToASlowReaderInLittleMemory() throws IOException {
        long before = memory();
        long most = 0;
        long total = 0;
        try (Socket socket = client().connect()) {
            write(socket, "GET /site/big?" + HUGE + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
            InputStream in = socket.getInputStream();
            byte[] buffer = new byte[256 * 1024];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                total += read;
                if (total > 100 * MB && most == 0) {
                    most = Math.max(most, memory());
                }
            }
        }

        assertThat(total).isGreaterThan(HUGE * MB);
        assertThat(Math.max(most, memory()) - before).isLessThan(100 * MB);
    }

    @Test
    void streamsAHugeBodyUp() throws IOException {
        long before = memory();
        try (Socket socket = client().connect()) {
            write(
                    socket,
                    "POST /site/sink HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: " + HUGE * MB
                            + "\r\n\r\n");
            byte[] block = new byte[(int) MB];
            for (int i = 0; i < HUGE; i++) {
                socket.getOutputStream().write(block);
            }

            assertThat(read(socket)).startsWith("HTTP/1.1 200").endsWith(String.valueOf(HUGE * MB));
        }
        assertThat(memory() - before).isLessThan(100 * MB);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 10 * 1024, 10 * 1024 + 1, 20 * 1024})
    void passesBodiesUpToTheBound(int length) {
        assertThat(client().send("POST", "/short", "x".repeat(length)).body()).contains("body: " + length);
    }

    @Test
    void refusesABodyThatIsTooLong() {
        var announced = client().send("POST", "/short", "x".repeat(20 * 1024 + 1));
        String chunk = "4000\r\n" + "x".repeat(0x4000) + "\r\n";
        String unannounced = client().raw("POST /short HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
                + chunk + chunk + "0\r\n\r\n");

        assertThat(announced.statusCode()).isEqualTo(413);
        assertThat(announced.body()).contains("at most 20,480 bytes");
        assertThat(unannounced).startsWith("HTTP/1.1 413").contains("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 100_000})
    void doesNotWaitForeverForABody(int length) {
        String answer = client().raw(
                        "POST /site/x HTTP/1.1\r\nHost: a\r\nContent-Length: " + length + "\r\n\r\nonly the beginning");

        assertThat(answer).startsWith("HTTP/1.1 408").contains("/problems/request-timeout");
    }

    @Test
    void passesOnAnAnswerThatComesBeforeTheBodyWasRead() throws IOException {
        try (Socket socket = client().connect()) {
            write(
                    socket,
                    "POST /site/impatient HTTP/1.1\r\nHost: a\r\nContent-Length: 50000\r\n\r\n" + "x".repeat(20_000));

            assertThat(read(socket)).startsWith("HTTP/1.1 413").endsWith("no!");
        }
    }

    @Test
    void closesWhenAChunkMakesNoSense() {
        String answer =
                client().raw("POST /site/x HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nnonsense\r\n\r\n");

        assertThat(answer).doesNotContain("200");
    }

    /** What the heap holds after a collection, with the network's buffers. */
    private static long memory() {
        System.gc();
        long direct = ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .mapToLong(BufferPoolMXBean::getMemoryUsed)
                .sum();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() + direct;
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String read(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    }
}
