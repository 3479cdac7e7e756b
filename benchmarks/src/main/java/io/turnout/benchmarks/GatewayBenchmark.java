package io.turnout.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * The gateway beside nginx (one worker) and Spring Cloud Gateway, all in front of the same nginx that answers 2 KB of
 * JSON. Processor time per request is the figure that holds on a noisy machine; rounds are interleaved.
 */
final class GatewayBenchmark {
    private static final int UPSTREAM = 25_000;
    private static final int NGINX = 25_001;
    private static final int SPRING = 25_002;
    private static final int OURS = 25_003;
    private static final int OURS_MANAGEMENT = 25_004;
    /**
     * Each with new connections: what a compiler has taken for a connection's whole life by the end of one long round, it has to
     * unlearn in the next.
     */
    private static final int WARM_UP_ROUNDS = 12;

    private static final Duration WARM_UP = Duration.ofSeconds(2);

    private final Path project;
    private final int rounds;
    private final Duration duration;
    private final int connections;

    GatewayBenchmark(Path project, int rounds, Duration duration, int connections) {
        this.project = project;
        this.rounds = rounds;
        this.duration = duration;
        this.connections = connections;
    }

    void run() throws IOException, InterruptedException {
        Path folder = Files.createDirectories(project.resolve("benchmarks/target/gateway"));
        Servers servers = new Servers(project, folder);
        try (Child upstream = servers.nginx("gateway/upstream.conf").awaitPort(UPSTREAM);
                Child nginx = servers.nginx("gateway/proxy.conf").awaitPort(NGINX);
                Child spring = servers.springCloudGateway(SPRING, UPSTREAM).awaitPort(SPRING);
                Child ours = servers.gateway(OURS, OURS_MANAGEMENT, "gateway/turnout.yaml")
                        .awaitPort(OURS)) {
            Contender proxy = new Contender("nginx, 1 worker", passing(NGINX), nginx);
            Contender gateway = new Contender("Turnout gateway", passing(OURS), ours);
            Contender cloud = new Contender("Spring Cloud Gateway", passing(SPRING), spring);
            Contender composed = new Contender("Turnout, composing two", composing(), ours);
            List<Contender> contenders = List.of(proxy, gateway, cloud, composed);
            requireSameAnswers(contenders, passing(UPSTREAM));
            measure(contenders);
            new Report(contenders, rounds, duration, connections).print(proxy, gateway, cloud, composed);
        }
    }

    private void measure(List<Contender> contenders) throws IOException, InterruptedException {
        for (int round = 1; round <= WARM_UP_ROUNDS; round++) {
            System.out.printf("warming up, round %d of %d%n", round, WARM_UP_ROUNDS);
            for (Contender contender : contenders) {
                contender.warmUp(connections, WARM_UP, null);
            }
        }
        for (int round = 1; round <= rounds; round++) {
            for (Contender contender : contenders) {
                System.out.printf("round %d of %d %s%n", round, rounds, contender.name());
                contender.measure(connections, duration, null);
            }
        }
    }

    /** A proxy that answers something else is not compared: each must give the upstream's body, the last a whole one. */
    private static void requireSameAnswers(List<Contender> contenders, String direct)
            throws IOException, InterruptedException {
        String expected = get(direct);
        for (Contender contender : contenders) {
            String body = get(contender.url());
            if (contender.url().equals(composing()) ? !body.contains("\"quality\":\"good\"") : !body.equals(expected)) {
                throw new IOException(contender.name() + " answers something else than the upstream: " + body);
            }
        }
    }

    private static String get(String url) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                    .header("Accept", "application/json")
                    .build();
            var answer = client.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IOException(url + " answers " + answer.statusCode() + ": " + answer.body());
            }
            return answer.body();
        }
    }

    private static String passing(int port) {
        return "http://127.0.0.1:" + port + "/api/talks/1";
    }

    private static String composing() {
        return passing(OURS) + "?include=notes";
    }
}
