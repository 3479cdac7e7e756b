package io.turnout.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One run of wrk.
 *
 * @param requests answered in all
 * @param perSecond requests per second
 * @param p50Millis median latency
 * @param p99Millis 99th percentile of latency
 * @param failed answers other than 2xx and 3xx, and socket errors
 */
public record Load(long requests, double perSecond, double p50Millis, double p99Millis, long failed) {
    private static final Pattern REQUESTS = Pattern.compile("(\\d+) requests in");
    private static final Pattern PER_SECOND = Pattern.compile("Requests/sec:\\s+([\\d.]+)");
    private static final Pattern LATENCY = Pattern.compile("(50|99)%\\s+([\\d.]+)(us|ms|s)");
    private static final Pattern BAD_STATUS = Pattern.compile("Non-2xx or 3xx responses: (\\d+)");
    private static final Pattern SOCKET_ERRORS =
            Pattern.compile("Socket errors: connect (\\d+), read (\\d+), write (\\d+), timeout (\\d+)");

    /** @param script says what is asked; null for the URL alone */
    static Load run(String url, int connections, Duration duration, Path script)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "wrk",
                "-t1",
                "-c" + connections,
                "-d" + duration.toSeconds() + "s",
                "--latency",
                "-H",
                "Accept: application/json"));
        if (script != null) {
            command.addAll(List.of("-s", script.toString()));
        }
        command.add(url);
        Process wrk = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (wrk.waitFor() != 0) {
            throw new IOException("wrk failed: " + output);
        }
        return parse(output);
    }

    static Load parse(String output) {
        double p50 = Double.NaN;
        double p99 = Double.NaN;
        for (Matcher latency = LATENCY.matcher(output); latency.find(); ) {
            double millis = Double.parseDouble(latency.group(2)) * millisIn(latency.group(3));
            if (latency.group(1).equals("50")) {
                p50 = millis;
            } else {
                p99 = millis;
            }
        }
        long failed = sum(BAD_STATUS, output) + sum(SOCKET_ERRORS, output);
        return new Load(sum(REQUESTS, output), Double.parseDouble(first(PER_SECOND, output)), p50, p99, failed);
    }

    private static double millisIn(String unit) {
        return switch (unit) {
            case "us" -> 0.001;
            case "ms" -> 1;
            default -> 1000;
        };
    }

    private static String first(Pattern pattern, String output) {
        Matcher matcher = pattern.matcher(output);
        if (!matcher.find()) {
            throw new IllegalArgumentException("wrk printed something unexpected: " + output);
        }
        return matcher.group(1);
    }

    private static long sum(Pattern pattern, String output) {
        Matcher matcher = pattern.matcher(output);
        long sum = 0;
        if (matcher.find()) {
            for (int group = 1; group <= matcher.groupCount(); group++) {
                sum += Long.parseLong(matcher.group(group));
            }
        }
        return sum;
    }
}
