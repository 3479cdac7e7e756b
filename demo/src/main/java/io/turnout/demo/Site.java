package io.turnout.demo;

import io.turnout.checker.site.Kept;
import io.turnout.checker.site.Patience;
import io.turnout.checker.site.Seconds;
import io.turnout.checker.site.Side;
import io.turnout.checker.site.Tokens;
import io.turnout.checker.site.Up;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A Turnout of the demonstration's own, started as a person would start it. */
final class Site implements AutoCloseable {
    static final String MONOLITH = "monorail";
    static final String MONOLITHS_DATABASE = "monorail-db";
    static final String CONTROL_PLANE = "control-plane";
    static final String GATEWAY = "gateway";
    private static final String MANAGEMENT = "gateway-management";
    private static final String NOTES = "notes-service";
    /** Behind the gateway's port. */
    private static final List<String> PARTS = List.of(
            MONOLITH,
            "talks-service",
            NOTES,
            MANAGEMENT,
            MONOLITHS_DATABASE,
            "talks-db",
            "notes-db",
            CONTROL_PLANE,
            "control-db");
    /** What else listens where there are two gateways. */
    private static final List<String> SECONDS = List.of(GATEWAY + Seconds.SECOND, MANAGEMENT + Seconds.SECOND);

    /** By the variable that the plan has for its address. */
    private static final Map<String, String> UPSTREAMS = Map.of(
            "MONORAIL_URL", MONOLITH, "TALKS_URL", "talks-service", "NOTES_URL", NOTES, "CONTROL_URL", CONTROL_PLANE);

    private static final int COMMAND_SECONDS = 240;

    private final Path home;
    private final Path folder;
    private final Map<String, Integer> ports = new TreeMap<>();
    private final Up up;
    private final Patience patience;
    private final Path plan;
    private final List<Kept> seconds = new ArrayList<>();

    private Site(Path home, Path folder, int port, Tempo tempo) throws IOException {
        this.home = home;
        this.folder = folder;
        ports.put(GATEWAY, port);
        for (int i = 0; i < PARTS.size(); i++) {
            ports.put(PARTS.get(i), port + 1 + i);
        }
        this.plan = folder.resolve("turnout.yaml");
        Files.writeString(plan, tempo.plan(Files.readString(home.resolve("turnout.yaml"))));
        configure(Build.SHORTENED);
        configure(GATEWAY, tempo.gateways());
        for (String app : List.of(MONOLITH, "talks-service", CONTROL_PLANE)) {
            configure(app, "");
        }
        this.up = new Up(home, folder, ports, plan, configuration());
        this.patience = new Patience(up::said);
    }

    /**
     * Starts everything and waits until it is up.
     *
     * @param home the project's folder, built
     * @param folder for plan, data and logs
     * @param port the gateway's; the other parts have those that follow
     * @param two whether there are two gateways
     */
    static Site start(Path home, Path folder, int port, Tempo tempo, boolean two)
            throws IOException, InterruptedException {
        Site site = new Site(home, folder, port, tempo);
        try {
            site.patience.await("up", site.up::isDone);
            if (two) {
                site.startSecondGateway();
            }
            return site;
        } catch (RuntimeException | InterruptedException e) {
            site.close();
            throw e;
        }
    }

    /** As the launcher starts the first one. */
    private void startSecondGateway() throws IOException, InterruptedException {
        for (String second : SECONDS) {
            ports.put(second, ports.get(GATEWAY) + ports.size());
        }
        Map<String, Integer> all = new TreeMap<>(ports);
        Map<String, String> environment = new HashMap<>(Map.of(
                "QUARKUS_CONFIG_LOCATIONS", configuration(),
                "TURNOUT_CANARY_FILE",
                        folder.resolve("canaries" + Seconds.SECOND + ".json").toString()));
        UPSTREAMS.forEach(
                (variable, part) -> environment.put(variable, address(part).toString()));
        seconds.add(new Seconds(home, folder, all, plan).gateway(environment));
        patience.awaitAnswer(
                "a second gateway", address(MANAGEMENT + Seconds.SECOND).resolve("/q/health/ready"));
    }

    private String configuration() {
        return folder + "/${quarkus.application.name}.properties";
    }

    /** The first one. */
    URI gateway() {
        return address(GATEWAY);
    }

    List<URI> gateways() {
        return doors(GATEWAY);
    }

    List<URI> managements() {
        return doors(MANAGEMENT);
    }

    private List<URI> doors(String part) {
        return Stream.of(part, part + Seconds.SECOND)
                .filter(ports::containsKey)
                .map(this::address)
                .toList();
    }

    /** Ends a part without a last word; false if it does not run just now. It is started again. */
    boolean kill(String part) {
        return up.process(part).map(ProcessHandle::destroyForcibly).orElse(false);
    }

    Path folder() {
        return folder;
    }

    private URI address(String part) {
        return URI.create("http://127.0.0.1:" + ports.get(part));
    }

    String token(String subject, String... roles) {
        try {
            return new Tokens(folder.resolve("data/identity/private-key.jwk")).of(subject, roles);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The database of an owner, such as {@code notes}. */
    Side database(String owner) throws IOException {
        String password = Files.readString(folder.resolve("data/secrets").resolve(owner));
        return new Side(owner, "jdbc:postgresql://127.0.0.1:" + ports.get(owner + "-db") + "/" + owner, password);
    }

    /** Replaces the notes service by another build of it, and waits until that is ready. */
    void ship(Build build) throws IOException, InterruptedException {
        configure(build);
        launcher("restart", NOTES);
    }

    private void configure(Build build) throws IOException {
        configure(NOTES, build.configuration());
    }

    private void configure(String app, String properties) throws IOException {
        Files.writeString(folder.resolve(app + ".properties"), properties);
    }

    /** One after the other, for good. */
    void stop(String... parts) throws IOException, InterruptedException {
        launcher("stop", parts);
    }

    private void launcher(String command, String... parts) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                home.resolve("launcher/target/launcher.jar").toString(),
                command,
                "--data",
                folder.resolve("data").toString()));
        line.addAll(List.of(parts));
        ProcessBuilder builder = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("commands.log").toFile()));
        builder.environment().put("TURNOUT_HOME", home.toString());
        Process process = builder.start();
        if (!process.waitFor(COMMAND_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IllegalStateException("%s of %s was not done: ".formatted(command, List.of(parts))
                    + Files.readString(folder.resolve("commands.log")));
        }
    }

    /** Whether somebody listens on the port of a part. */
    boolean listens(String part) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", ports.get(part)), 1000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        seconds.forEach(Kept::close);
        patience.close();
        up.close();
    }
}
