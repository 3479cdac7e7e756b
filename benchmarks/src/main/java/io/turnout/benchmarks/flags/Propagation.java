package io.turnout.benchmarks.flags;

import io.turnout.benchmarks.Child;
import io.turnout.benchmarks.Site;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How long it takes, from when a change of a flag is asked for, until pages of both of two gateways are made by it; each is asked
 * again as soon as it has answered. A change is made at a random moment after the one before it.
 */
final class Propagation {
    private static final String FLAG = """
            {"reason": "benchmark", "flag": {"state": "ENABLED", "defaultVariant": "%s",
             "variants": {"classic": "classic", "notes-first": "notes-first"}}}""";
    private static final String NOTES_FIRST = "id=\"about-title\"";

    private final Path project;
    private final Path folder;
    private final int changes;
    private final int port;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    Propagation(Path project, Path folder, int changes, int port) {
        this.project = project;
        this.folder = folder;
        this.changes = changes;
        this.port = port;
    }

    void run() throws IOException, InterruptedException, ExecutionException {
        Path plan = Files.writeString(folder.resolve("turnout.yaml"), candidates());
        try (Site site = Site.start(project, folder, port, plan);
                Child second = secondGateway(site, plan).awaitPort(port + 20)) {
            List<URI> gateways = List.of(site.url("gateway"), URI.create("http://127.0.0.1:" + (port + 20)));
            String token = site.run("token", "--subject", "benchmark", "--role", "operator");
            double[] millis = new double[changes];
            // the first ones meet cold code
            for (int i = -20; i < changes; i++) {
                Thread.sleep(ThreadLocalRandom.current().nextInt(400));
                double one = change(site.url("gateway"), token, gateways, i % 2 == 0);
                if (i >= 0) {
                    millis[i] = one;
                }
            }
            Arrays.sort(millis);
            System.out.printf(
                    Locale.ROOT,
                    "%n%d changes, until both gateways' pages are made by it: p50 %.0f ms, p90 %.0f ms, p99 %.0f ms, longest %.0f ms%n",
                    changes,
                    at(millis, 0.5),
                    at(millis, 0.9),
                    at(millis, 0.99),
                    at(millis, 1));
        }
    }

    private static double at(double[] sorted, double part) {
        return sorted[Math.max(0, (int) Math.ceil(part * sorted.length) - 1)];
    }

    /** In milliseconds. */
    private double change(URI site, String token, List<URI> gateways, boolean notesFirst)
            throws IOException, InterruptedException, ExecutionException {
        HttpRequest put = HttpRequest.newBuilder(site.resolve("/api/control/flags/talk-page-layout"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(FLAG.formatted(notesFirst ? "notes-first" : "classic")))
                .build();
        long begin = System.nanoTime();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Long>> seen = gateways.stream()
                    .map(gateway -> threads.submit(() -> seenAt(gateway, notesFirst)))
                    .toList();
            HttpResponse<String> answer = http.send(put, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IOException("The flag is refused: " + answer.body());
            }
            long last = begin;
            for (Future<Long> one : seen) {
                last = Math.max(last, one.get());
            }
            return (last - begin) / 1e6;
        }
    }

    private long seenAt(URI gateway, boolean notesFirst) throws IOException, InterruptedException {
        long end = System.nanoTime() + 30_000_000_000L;
        while (System.nanoTime() < end) {
            String page = http.send(
                            HttpRequest.newBuilder(gateway.resolve("/talks/1")).build(), BodyHandlers.ofString())
                    .body();
            if (page.contains(NOTES_FIRST) == notesFirst) {
                return System.nanoTime();
            }
        }
        throw new IOException(gateway + " never heard of it");
    }

    private Child secondGateway(Site site, Path plan) throws IOException {
        Path data = folder.resolve("data");
        return Child.start(
                "gateway-2",
                folder,
                Map.of(
                        "TURNOUT_PLAN", plan.toString(),
                        "QUARKUS_HTTP_HOST", "127.0.0.1",
                        "QUARKUS_HTTP_PORT", "" + (port + 20),
                        "QUARKUS_MANAGEMENT_PORT", "" + (port + 21),
                        "MP_JWT_VERIFY_PUBLICKEY_LOCATION",
                                data.resolve("identity/jwks.json").toUri().toString(),
                        "TURNOUT_REHEARSAL_CREDENTIAL_FILE",
                                data.resolve("secrets/rehearsal-credential").toString(),
                        "MONORAIL_URL", site.url("monorail").toString(),
                        "TALKS_URL", site.url("talks-service").toString(),
                        "NOTES_URL", site.url("notes-service").toString(),
                        "CONTROL_URL", site.url("control-plane").toString()),
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-jar",
                        project.resolve("gateway/target/quarkus-app/quarkus-run.jar")
                                .toString()));
    }

    /** The project's plan, but that no data moves, and all is answered by the services, whose pages the gateway makes. */
    private String candidates() throws IOException {
        return Files.readString(project.resolve("turnout.yaml"))
                .replaceAll("(?ms)^datasets:.*?(?=^\\w)", "")
                .replaceAll("(?m)^  [\\w-]+:\n    attribute: .*\n    of: .*\n", "")
                .replaceAll("(?m)^(    candidate: .*)\n(?!    stage:)", "$1\n    stage: candidate\n");
    }
}
