package io.turnout.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks the gateway once a second how many requests each side has answered. */
final class Sides implements AutoCloseable {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final Pattern COUNTER = Pattern.compile(
            "(?m)^turnout_requests_total\\{capability=\"([^\"]+)\",side=\"([^\"]+)\",status=\"[^\"]+\"[^}]*} (\\S+)$");

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
    private final Queue<Sample> samples = new ConcurrentLinkedQueue<>();
    private final URI metrics;
    private final Clock clock;
    private volatile boolean over;

    /**
     * What had been answered by then, since the gateway was started.
     *
     * @param text as the gateway has told it
     */
    record Sample(long atMillis, long legacy, long candidate, String text) {
        /** By the candidate of one capability. */
        long candidateOf(String capability) {
            return sum(text, capability, "candidate");
        }
    }

    Sides(URI management, Clock clock) {
        this.metrics = management.resolve("/q/metrics");
        this.clock = clock;
    }

    void start() {
        Thread.ofVirtual().name("sides").start(() -> {
            while (!over) {
                try {
                    look();
                    Thread.sleep(BETWEEN_LOOKS);
                } catch (IOException e) {
                    // the next look may do
                } catch (InterruptedException e) {
                    return;
                }
            }
        });
    }

    Sample look() throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(metrics).timeout(Duration.ofSeconds(5)).build();
        String text = http.send(request, HttpResponse.BodyHandlers.ofString()).body();
        Sample sample = new Sample(clock.millis(), sum(text, null, "legacy"), sum(text, null, "candidate"), text);
        samples.add(sample);
        return sample;
    }

    List<Sample> samples() {
        return List.copyOf(samples);
    }

    /** Of what has two sides; the control plane's own pages have one. */
    private static long sum(String text, String capability, String side) {
        long sum = 0;
        Matcher counter = COUNTER.matcher(text);
        while (counter.find()) {
            boolean isMeant = capability == null
                    ? !counter.group(1).startsWith("control")
                    : counter.group(1).equals(capability);
            if (isMeant && counter.group(2).equals(side)) {
                sum += (long) Double.parseDouble(counter.group(3));
            }
        }
        return sum;
    }

    @Override
    public void close() {
        over = true;
        http.shutdownNow();
    }
}
