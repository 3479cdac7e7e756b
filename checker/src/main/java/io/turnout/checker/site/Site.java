package io.turnout.checker.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A whole Turnout of the checker's own, started by the launcher as a person would start it, with a second gateway and a
 * second control plane beside. All parts reach each other through links.
 */
public final class Site implements AutoCloseable {
    /** What the second one of a part is called behind its name. */
    static final String SECOND = "-2";

    private static final Duration START = Duration.ofMinutes(3);
    private static final Duration STOP = Duration.ofSeconds(20);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    /** In the order of their ports, from the gateway's on. */
    private static final List<String> PARTS = List.of(
            "gateway",
            "monorail",
            "talks-service",
            "notes-service",
            "gateway-management",
            "monorail-db",
            "talks-db",
            "notes-db",
            "control-plane",
            "control-db");

    private static final List<String> SECONDS =
            List.of("gateway" + SECOND, "gateway-management" + SECOND, "control-plane" + SECOND);
    private static final List<String> WITH_HEALTH = List.of(
            "monorail",
            "talks-service",
            "notes-service",
            "control-plane",
            "gateway-management",
            "control-plane" + SECOND,
            "gateway-management" + SECOND);

    private final Path home;
    private final Path folder;
    private final Map<String, Integer> ports = new TreeMap<>();
    private final Map<String, Kept> seconds = new ConcurrentHashMap<>();
    private final Links links;
    private final Process launcher;
    private final Thread hook = new Thread(this::end);
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

    private Site(Path home, Path folder, int port) throws IOException {
        this.home = home;
        this.folder = folder;
        for (int i = 0; i < PARTS.size(); i++) {
            ports.put(PARTS.get(i), port + i);
        }
        for (int i = 0; i < SECONDS.size(); i++) {
            ports.put(SECONDS.get(i), port + PARTS.size() + i);
        }
        this.links = new Links(ports, port + PARTS.size() + SECONDS.size());
        Runtime.getRuntime().addShutdownHook(hook);
        this.launcher = up();
    }

    /**
     * Starts everything and waits until it is up.
     *
     * @param home the project's folder, built
     * @param folder for data and logs
     * @param port the gateway's; the other parts, and the links between them, have those that follow
     */
    public static Site start(Path home, Path folder, int port) throws IOException, InterruptedException {
        Site site = new Site(home, folder, port);
        try {
            site.await("up", START, () -> {
                if (!site.launcher.isAlive()) {
                    throw new IllegalStateException("up ended: " + site.said());
                }
                return site.said().contains("Turnout is up");
            });
            site.startSeconds();
            site.awaitReady();
            return site;
        } catch (RuntimeException | IOException | InterruptedException e) {
            site.close();
            throw e;
        }
    }

    private Process up() throws IOException {
        Path plan = folder.resolve("turnout.yaml");
        Wiring wiring = new Wiring(links);
        wiring.plan(home.resolve("turnout.yaml"), plan, "");
        String configuration = wiring.configuration(folder.resolve("links"));
        List<String> arguments =
                new ArrayList<>(List.of("up", "--data", folder.resolve("data").toString(), "--plan", plan.toString()));
        PARTS.forEach(part -> arguments.addAll(List.of("--port-of", part + "=" + ports.get(part))));
        ProcessBuilder builder = launcher(arguments)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("up.log").toFile());
        builder.environment().put("QUARKUS_CONFIG_LOCATIONS", configuration);
        return builder.start();
    }

    private void startSeconds() throws IOException {
        Path plan = folder.resolve("turnout" + SECOND + ".yaml");
        Wiring wiring = new Wiring(links);
        wiring.plan(home.resolve("turnout.yaml"), plan, SECOND);
        Seconds second = new Seconds(home, folder, ports, plan);
        seconds.put("gateway" + SECOND, second.gateway());
        seconds.put("control-plane" + SECOND, second.controlPlane(wiring.jdbc("control-plane" + SECOND, "control")));
    }

    public List<URI> gateways() {
        return List.of(address("gateway"), address("gateway" + SECOND));
    }

    /** An app's own address, beside the gateways. */
    public URI address(String part) {
        return URI.create("http://127.0.0.1:" + ports.get(part));
    }

    public List<Link> links() {
        return links.all();
    }

    /** A token that lets a subject do what these roles may. */
    public String token(String subject, String... roles) {
        try {
            return new Tokens(folder.resolve("data/identity/private-key.jwk")).of(subject, roles);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The database of an owner, such as {@code notes}; not through a link. */
    public Side database(String owner) {
        try {
            String password = Files.readString(folder.resolve("data/secrets").resolve(owner));
            String url = "jdbc:postgresql://127.0.0.1:" + ports.get(owner + "-db") + "/" + owner;
            return new Side(owner, url, password);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The process of a part, if it runs just now. */
    public Optional<ProcessHandle> process(String part) {
        if (seconds.containsKey(part)) {
            return seconds.get(part).process();
        }
        Path record = folder.resolve("data/run").resolve(part + ".process");
        try (Stream<String> lines = Files.lines(record)) {
            return lines.filter(line -> line.startsWith("pid="))
                    .findFirst()
                    .flatMap(line -> ProcessHandle.of(Long.parseLong(line.substring("pid=".length()))))
                    .filter(ProcessHandle::isAlive);
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty();
        }
    }

    /** Waits until every part says that it is ready, whatever was done to it. */
    public void awaitReady() throws InterruptedException {
        for (String part : WITH_HEALTH) {
            await(part + " ready", START, () -> answers(address(part).resolve("/q/health/ready")));
        }
        for (URI gateway : gateways()) {
            for (String path : List.of("/api/agenda", "/api/talks", "/api/talks/1/notes")) {
                await(path + " answered by " + gateway, START, () -> answers(gateway.resolve(path)));
            }
        }
    }

    private boolean answers(URI uri) throws InterruptedException {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(5)).build();
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private interface Condition {
        boolean holds() throws InterruptedException;
    }

    private void await(String what, Duration atMost, Condition condition) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("Not " + what + " within " + atMost.toSeconds() + " s: " + said());
            }
            Thread.sleep(BETWEEN_LOOKS);
        }
    }

    private String said() {
        try {
            return Files.readString(folder.resolve("up.log"));
        } catch (IOException e) {
            return "(nothing)";
        }
    }

    private ProcessBuilder launcher(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                home.resolve("launcher/target/launcher.jar").toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("TURNOUT_HOME", home.toString());
        return builder;
    }

    @Override
    public void close() {
        http.close();
        end();
        Runtime.getRuntime().removeShutdownHook(hook);
    }

    /** Also where the checker itself is told to stop. */
    private void end() {
        seconds.values().forEach(Kept::close);
        if (launcher != null) {
            launcher.destroy();
            try {
                if (!launcher.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
                    launcher.descendants().forEach(ProcessHandle::destroyForcibly);
                    launcher.destroyForcibly();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        links.close();
    }
}
