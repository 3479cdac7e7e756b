package io.turnout.examples;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.SortedSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.locks.LockSupport;

/** People who look at loans, borrow books and bring them back, each as somebody else with each round. */
final class Members implements AutoCloseable {
    private static final int AT_ONCE = 3;
    private static final int READS = 10;
    /** Other tests run on the same machine. */
    private static final Duration BETWEEN = Duration.ofMillis(25);

    private final URI gateway;
    private final HttpClient http = HttpClient.newHttpClient();
    private final SortedSet<String> lent = new ConcurrentSkipListSet<>();
    private final Queue<String> refused = new ConcurrentLinkedQueue<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean over;

    private Members(URI gateway) {
        this.gateway = gateway;
    }

    static Members of(URI gateway) {
        Members members = new Members(gateway);
        for (int i = 0; i < AT_ONCE; i++) {
            int number = i;
            members.threads.add(Thread.ofVirtual().start(() -> members.live(number)));
        }
        return members;
    }

    private void live(int number) {
        for (int n = 0; !over; n++) {
            String who = number + "-" + n;
            for (int read = 0; read < READS; read++) {
                send(who, request("/loans/" + (1 + (n * READS + read) % 5000)));
            }
            send(who, request("/loans?member=member-" + n % 50));
            send(who, request("/books/" + (1 + n % 200)));
            String book = "{\"book\": %d, \"member\": \"member-%d\"}".formatted(1 + n % 200, n % 50);
            HttpResponse<Void> made = send(who, request("/loans").POST(BodyPublishers.ofString(book)));
            made.headers().firstValue("Location").ifPresent(loan -> {
                lent.add(loan);
                // who has written reads it, wherever it is written
                send(who, request(loan));
                send(who, request(loan + "/return").PUT(BodyPublishers.noBody()));
            });
        }
    }

    /** Until some more books are lent than by now. */
    void awaitMore() {
        int before = lent.size();
        await().atMost(Duration.ofMinutes(2)).until(() -> lent.size() > before + 5);
    }

    SortedSet<String> lent() {
        return lent;
    }

    /** What was not answered with 2xx. */
    Queue<String> refused() {
        return refused;
    }

    int status(String path) {
        return answer("somebody", request(path)).statusCode();
    }

    private HttpResponse<Void> send(String who, HttpRequest.Builder request) {
        LockSupport.parkNanos(BETWEEN.toNanos());
        HttpResponse<Void> answer = answer(who, request);
        if (answer.statusCode() / 100 != 2) {
            refused.add(answer.toString());
        }
        return answer;
    }

    private HttpResponse<Void> answer(String who, HttpRequest.Builder request) {
        try {
            return http.send(request.header("Cookie", "member=" + who).build(), HttpResponse.BodyHandlers.discarding());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(gateway.resolve(path)).timeout(Duration.ofSeconds(90));
    }

    @Override
    public void close() throws InterruptedException {
        over = true;
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
