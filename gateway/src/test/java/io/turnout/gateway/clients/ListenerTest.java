package io.turnout.gateway.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netty.channel.Channel;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.net.impl.ConnectionBase;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListenerTest {
    /** More than are taken at one go otherwise, and fewer than the kernel keeps waiting. */
    private static final int WAITING = 60;

    private static final byte[] REQUEST =
            "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private VertxInternal vertx;
    private final CompletableFuture<Channel> listener = new CompletableFuture<>();
    private final AtomicInteger taken = new AtomicInteger();
    private final AtomicInteger gone = new AtomicInteger();
    private final CountDownLatch released = new CountDownLatch(1);
    private int port;

    private void listen(boolean epoll) throws IOException {
        vertx = (VertxInternal) Vertx.vertx(new VertxOptions().setPreferNativeTransport(epoll));
        assumeTrue(!epoll || OS.LINUX.isCurrentOs(), "epoll is Linux' own");
        assertThat(vertx.isNativeTransportEnabled()).isEqualTo(epoll);
        HttpServer server = vertx.createHttpServer(new HttpServerOptions().setHost("127.0.0.1"));
        server.connectionHandler(connection -> {
            taken.incrementAndGet();
            connection.closeHandler(v -> gone.incrementAndGet());
            Channel parent = ((ConnectionBase) connection).channel().parent();
            if (parent != null) {
                listener.complete(parent);
            }
        });
        server.requestHandler(request -> request.response().end("here"));
        port = join(server.listen(0)).actualPort();
        try (Socket first = ask()) {
            assertThat(answerTo(first)).contains("here");
        }
    }

    @AfterEach
    void stop() {
        released.countDown();
        join(vertx.close());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void takesWhoeverTheKernelLetInBeforeItCloses(boolean epoll) throws IOException {
        listen(epoll);
        CountDownLatch away = new CountDownLatch(1);
        listener.join().eventLoop().execute(() -> {
            away.countDown();
            await(released);
        });
        await(away);
        List<Socket> waiting = new ArrayList<>();
        for (int i = 0; i < WAITING; i++) {
            waiting.add(ask());
            if (i % 10 == 0) {
                reset(ask());
            }
        }
        Future<Void> closed = Listener.close(listener.join());
        assertThat(taken).hasValue(1);

        released.countDown();
        join(closed);

        for (Socket client : waiting) {
            try (client) {
                assertThat(answerTo(client)).contains("here");
            }
        }
        // those that were reset while they waited are not kept for ever
        Awaitility.await().untilAsserted(() -> assertThat(gone).hasValue(taken.get()));
        awaitRefusal();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void canBeRehearsed(boolean epoll) throws IOException {
        listen(epoll);
        join(Listener.rehearse(vertx.transport(), listener.join().eventLoop()));

        try (Socket client = ask()) {
            assertThat(answerTo(client)).contains("here");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void closesOnce(boolean epoll) throws IOException {
        listen(epoll);
        join(Listener.close(listener.join()));

        join(Listener.close(listener.join()));

        awaitRefusal();
    }

    /** A connection with a request on it. */
    private Socket ask() throws IOException {
        Socket client = new Socket("127.0.0.1", port);
        client.setSoTimeout(10_000);
        client.getOutputStream().write(REQUEST);
        return client;
    }

    private static void reset(Socket client) throws IOException {
        client.setSoLinger(true, 0);
        client.close();
    }

    /** The socket itself goes a moment after its channel, when its event loop looks at it next. */
    private void awaitRefusal() {
        Awaitility.await()
                .untilAsserted(() -> assertThatThrownBy(() -> ask().close()).isInstanceOf(ConnectException.class));
    }

    private static String answerTo(Socket client) throws IOException {
        return new String(client.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static <T> T join(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }
}
