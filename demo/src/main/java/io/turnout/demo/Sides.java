package io.turnout.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks the gateways once a second how many requests each side has answered. */
final class Sides implements AutoCloseable {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final Pattern COUNTER = Pattern.compile(
            "(?m)^turnout_requests_total\\{capability=\"([^\"]+)\",side=\"([^\"]+)\",status=\"[^\"]+\"[^}]*} (\\S+)$");

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
    private final Queue<Sample> samples = new ConcurrentLinkedQueue<>();
    private final List<URI> metrics;
    private final Clock clock;
    private final Map<URI, Map<String, Long>> last = new HashMap<>();
    private final Map<String, Long> candidates = new TreeMap<>();
    private long legacy;
    private volatile boolean over;

    /**
     * What had been answered by then, of what has two sides.
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

    Sides(List<URI> managements, Clock clock) {
        this.metrics =
                managements.stream().map(each -> each.resolve("/q/metrics")).toList();
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

    synchronized Sample look() throws IOException, InterruptedException {
        for (URI gateway : metrics) {
            HttpRequest request = HttpRequest.newBuilder(gateway)
                    .timeout(Duration.ofSeconds(5))
                    .build();
            String text;
            try {
                text = http.send(request, HttpResponse.BodyHandlers.ofString()).body();
            } catch (IOException e) {
                if (metrics.size() == 1) {
                    throw e;
                }
                // one that has been killed; the next look finds it again
                continue;
            }
            add(last.put(gateway, counters(text)), last.get(gateway));
        }
        Sample sample = new Sample(clock.millis(), legacy, Map.copyOf(candidates));
        samples.add(sample);
        return sample;
    }

    /** A gateway that was started again begins at zero. */
    private void add(Map<String, Long> before, Map<String, Long> now) {
        now.forEach((counter, count) -> {
            long known = before == null ? 0 : before.getOrDefault(counter, 0L);
            long more = count >= known ? count - known : count;
            String capability = counter.substring(counter.indexOf(' ') + 1);
            if (counter.startsWith("legacy ")) {
                legacy += more;
            } else {
                candidates.merge(capability, more, Long::sum);
            }
        });
    }

    List<Sample> samples() {
        return List.copyOf(samples);
    }

    /** By side and capability; the control plane's own pages have one side. */
    private static Map<String, Long> counters(String text) {
        Map<String, Long> sums = new TreeMap<>();
        Matcher counter = COUNTER.matcher(text);
        while (counter.find()) {
            if (!counter.group(1).startsWith("control")) {
                sums.merge(
                        counter.group(2) + " " + counter.group(1),
                        (long) Double.parseDouble(counter.group(3)),
                        Long::sum);
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
