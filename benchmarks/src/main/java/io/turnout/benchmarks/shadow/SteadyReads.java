package io.turnout.benchmarks.shadow;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Reads at a constant rate. One is due when it is due, however long earlier ones take, and its time counts from then: so what
 * holds up the gateway shows in every read that waits for it.
 *
 * @param millis of each, sorted
 * @param failed other answers than 200, or none
 */
record SteadyReads(double[] millis, long failed) {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    static SteadyReads run(HttpClient http, URI url, int perSecond, Duration duration) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(url)
                .timeout(TIMEOUT)
                .header("Accept", "application/json")
                .build();
        int count = Math.toIntExact(perSecond * duration.toSeconds());
        long[] nanos = new long[count];
        List<Thread> readers = new ArrayList<>(count);
        long begin = System.nanoTime();
        for (int i = 0; i < count; i++) {
            int number = i;
            long due = begin + i * 1_000_000_000L / perSecond;
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            readers.add(Thread.startVirtualThread(() -> {
                boolean good = isAnswered(http, request);
                nanos[number] = good ? System.nanoTime() - due : -1;
            }));
        }
        for (Thread reader : readers) {
            reader.join();
        }
        double[] millis = Arrays.stream(nanos)
                .filter(each -> each >= 0)
                .mapToDouble(each -> each / 1e6)
                .sorted()
                .toArray();
        return new SteadyReads(millis, count - millis.length);
    }

    private static boolean isAnswered(HttpClient http, HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The smallest time that so large a part of them does not exceed. */
    double quantile(double part) {
        return millis.length == 0
                ? Double.NaN
                : millis[Math.clamp((int) Math.ceil(part * millis.length) - 1, 0, millis.length - 1)];
    }
}
