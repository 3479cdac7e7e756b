package io.turnout.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
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
     * What had been answered by then, since the gateway was started, of what has two sides.
     *
     * @param candidates by the candidate of each capability
     */
    record Sample(long atMillis, long legacy, Map<String, Long> candidates) {
        long candidate() {
            return candidates.values().stream().mapToLong(Long::longValue).sum();
        }

        long candidateOf(String capability) {
            return candidates.getOrDefault(capability, 0L);
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
        Sample sample = new Sample(
                clock.millis(),
                sums(text, "legacy").values().stream()
                        .mapToLong(Long::longValue)
                        .sum(),
                sums(text, "candidate"));
        samples.add(sample);
        return sample;
    }

    List<Sample> samples() {
        return List.copyOf(samples);
    }

    /** The control plane's own pages have one side. */
    private static Map<String, Long> sums(String text, String side) {
        Map<String, Long> sums = new TreeMap<>();
        Matcher counter = COUNTER.matcher(text);
        while (counter.find()) {
            if (!counter.group(1).startsWith("control") && counter.group(2).equals(side)) {
                sums.merge(counter.group(1), (long) Double.parseDouble(counter.group(3)), Long::sum);
            }
        }
        return sums;
    }

    @Override
    public void close() {
        over = true;
        http.shutdownNow();
    }
}
