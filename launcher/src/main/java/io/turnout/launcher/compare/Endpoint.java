package io.turnout.launcher.compare;

import io.turnout.comparison.Answer;
import io.turnout.comparison.Reply;
import io.turnout.comparison.finding.Limits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPInputStream;

/** One of the sites. What it answers is read up to a bound, and followed nowhere. */
final class Endpoint implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    /** More could not be compared by structure. */
    private static final int LONGEST_BODY = Limits.DEFAULT.bodyBytes();

    private final String base;
    private final List<Map.Entry<String, String>> headers;
    private final Duration timeout;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT)
            .build();

    /**
     * @param base what stands before each path
     * @param headers that each request has as well
     * @param timeout from the request to the end of its answer
     */
    Endpoint(URI base, List<Map.Entry<String, String>> headers, Duration timeout) {
        this.base = base.toString().replaceAll("/+$", "");
        this.headers = headers;
        this.timeout = timeout;
    }

    /** Asks, and goes on. */
    Future<Reply> ask(Request request) {
        return threads.submit(() -> answered(request));
    }

    /** What has come of asking, within the time there is; the clock of who waits for two runs for both. */
    Reply await(Future<Reply> asked, long sinceNanos) throws InterruptedException {
        try {
            long left = timeout.toNanos() - (System.nanoTime() - sinceNanos);
            return asked.get(Math.max(0, left), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            asked.cancel(true);
            return new Reply.Unanswered("none within " + timeout.toMillis() + " ms");
        } catch (ExecutionException e) {
            return new Reply.Unanswered(e.getCause().getClass().getSimpleName());
        }
    }

    private Reply answered(Request request) throws IOException, InterruptedException {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(base + request.target()))
                .method(
                        request.method(),
                        request.body().length == 0
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofByteArray(request.body()));
        request.headers().forEach(header -> builder.header(header.getKey(), header.getValue()));
        headers.forEach(header -> builder.setHeader(header.getKey(), header.getValue()));
        HttpResponse<InputStream> response = http.send(builder.build(), BodyHandlers.ofInputStream());
        try (InputStream raw = response.body()) {
            byte[] body = decoded(response, raw).readNBytes(LONGEST_BODY + 1);
            boolean cut = body.length > LONGEST_BODY;
            return new Reply.Answered(new Answer(
                    response.statusCode(), relative(response.headers().map()), body, cut));
        }
    }

    /** Some compress although nobody asked them to. */
    private static InputStream decoded(HttpResponse<InputStream> response, InputStream raw) throws IOException {
        boolean gzip = response.headers()
                .firstValue("content-encoding")
                .filter("gzip"::equalsIgnoreCase)
                .isPresent();
        if (!gzip) {
            return raw;
        }
        int first = raw.read();
        return first < 0
                ? InputStream.nullInputStream()
                : new GZIPInputStream(
                        new SequenceInputStream(new ByteArrayInputStream(new byte[] {(byte) first}), raw));
    }

    /** Without the site's own address in headers that may name it, as that is another one for each. */
    private Map<String, List<String>> relative(Map<String, List<String>> sent) {
        Map<String, List<String>> relative = new HashMap<>(sent);
        for (String name : List.of("location", "content-location", "link")) {
            relative.computeIfPresent(
                    name,
                    (same, values) -> values.stream()
                            .map(value -> value.replace(base + "/", "/"))
                            .toList());
        }
        return relative;
    }

    @Override
    public void close() {
        threads.shutdownNow();
        http.shutdownNow();
    }
}
