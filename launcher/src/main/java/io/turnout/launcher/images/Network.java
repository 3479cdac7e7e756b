package io.turnout.launcher.images;

import io.turnout.launcher.DataFolder;
import io.turnout.launcher.Part;
import io.turnout.launcher.Refusal;
import io.turnout.launcher.conference.Loader;
import io.turnout.launcher.identity.Keys;
import io.turnout.launcher.postgres.Mover;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * A private network with a PostgreSQL for all apps, which nobody else reaches and of which nothing is left. Its containers
 * are found by their parts' names, as in Compose.
 */
final class Network implements AutoCloseable {
    private static final String POSTGRES = "postgres:17";
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

    private final Docker docker;
    private final Path plan;
    private final Path identity;
    private final String name;
    private final Deque<String> containers = new ArrayDeque<>();
    /** An interrupt ends the JVM without unwinding. */
    private final Thread atTheEnd;

    private Network(Docker docker, Path plan, Path identity, String name) {
        this.docker = docker;
        this.plan = plan;
        this.identity = identity;
        this.name = name;
        this.atTheEnd = new Thread(() -> {
            try {
                clear();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        Runtime.getRuntime().addShutdownHook(atTheEnd);
    }

    /** @param plan the gateway's and the control plane's */
    static Network open(Docker docker, Path plan) throws IOException, InterruptedException {
        String name = "turnout-images-" + ProcessHandle.current().pid();
        Path identity = Files.createTempDirectory("turnout-images");
        Network network = new Network(docker, plan, identity, name);
        try {
            docker.run("network", "create", "--internal", name);
            network.startPostgres();
        } catch (RuntimeException | InterruptedException e) {
            network.close();
            throw e;
        }
        return network;
    }

    private void startPostgres() throws InterruptedException {
        String postgres = create("db", List.of("-e", "POSTGRES_HOST_AUTH_METHOD=trust", POSTGRES));
        docker.run("start", postgres);
        await(
                "PostgreSQL",
                () -> docker.exitCode("exec", postgres, "pg_isready", "-q", "-h", "127.0.0.1", "-U", "postgres") == 0);
        docker.run("exec", postgres, "createuser", "-h", "127.0.0.1", "-U", "postgres", "-s", Mover.ROLE);
        for (Part database : Part.databases()) {
            String owner = database.owner().orElseThrow();
            docker.run("exec", postgres, "createuser", "-h", "127.0.0.1", "-U", "postgres", owner);
            docker.run("exec", postgres, "createdb", "-h", "127.0.0.1", "-U", "postgres", "-O", owner, owner);
        }
    }

    /** A container that is not started yet; its name in the network is the alias. */
    String create(String alias, List<String> optionsImageAndCommand) {
        List<String> arguments = new ArrayList<>(List.of("create", "--network", name, "--network-alias", alias));
        arguments.addAll(optionsImageAndCommand);
        String id = docker.run(arguments).lines().toList().getLast();
        synchronized (this) {
            containers.push(id);
        }
        return id;
    }

    /** Gives a container, before it starts, what every deployment mounts; the keys are this network's alone. */
    void configure(String container) {
        docker.run("cp", plan.toString(), container + ":/etc/turnout/plan/turnout.yaml");
        String publicKeys = Keys.in(identity).publicKeys().toString();
        docker.run("cp", publicKeys, container + ":/etc/turnout/identity/jwks.json");
    }

    /** Loads the conference into sites. */
    void load(String loader, String... sites) throws IOException {
        Path token = identity.resolve("token");
        Files.writeString(token, Loader.token(Keys.in(identity)));
        List<String> command =
                new ArrayList<>(List.of(loader, "load", "--loaded", "/tmp", "--token-file", "/tmp/token"));
        command.addAll(List.of(sites));
        String container = create("loader", command);
        docker.run("cp", token.toString(), container + ":/tmp/token");
        docker.run("start", "-a", container);
    }

    /** Runs a container to its end. */
    void run(List<String> imageAndCommand) {
        List<String> arguments = new ArrayList<>(List.of("run", "--rm", "--network", name));
        arguments.addAll(imageAndCommand);
        docker.run(arguments);
    }

    /** The settings with which an app finds its database and the others. */
    static List<String> settings(Part app) {
        List<String> options = new ArrayList<>();
        app.database()
                .flatMap(Part::owner)
                .ifPresent(owner -> options.addAll(List.of(
                        "-e", "QUARKUS_DATASOURCE_JDBC_URL=jdbc:postgresql://db:5432/" + owner,
                        "-e", "QUARKUS_DATASOURCE_USERNAME=" + owner)));
        if (app == Part.CONTROL_PLANE) {
            for (Part database : Part.moved()) {
                String url = "jdbc:postgresql://db:5432/" + database.owner().orElseThrow();
                options.addAll(List.of("-e", database.name() + "_URL=" + url));
                // nobody is asked for one here
                options.addAll(List.of("-e", database.name() + "_MOVER_PASSWORD_FILE=/dev/null"));
            }
        }
        options.addAll(List.of("-e", "TURNOUT_TALKS_URL=http://" + Part.TALKS_SERVICE.label() + ":8080"));
        options.addAll(List.of("-e", "MONORAIL_URL=http://" + Part.MONORAIL.label() + ":8080"));
        options.addAll(List.of("-e", "TALKS_URL=http://" + Part.TALKS_SERVICE.label() + ":8080"));
        options.addAll(List.of("-e", "NOTES_URL=http://" + Part.NOTES_SERVICE.label() + ":8080"));
        options.addAll(List.of("-e", "CONTROL_URL=http://" + Part.CONTROL_PLANE.label() + ":8080"));
        return options;
    }

    /** Waits until an app says that it has started. */
    void awaitStarted(String container) throws InterruptedException {
        await("An app", () -> {
            if (!docker.run("inspect", "-f", "{{.State.Running}}", container).equals("true")) {
                throw new Refusal("An app ended while it started; its log is:\n" + docker.lastWords(container));
            }
            return docker.run("logs", container).contains(" started in ");
        });
    }

    private static void await(String what, BooleanSupplier ready) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (!ready.getAsBoolean()) {
            if (Instant.now().isAfter(end)) {
                throw new Refusal(what + " was not ready within " + PATIENCE.toSeconds() + " s.");
            }
            Thread.sleep(BETWEEN_LOOKS);
        }
    }

    @Override
    public void close() throws IOException {
        clear();
        try {
            Runtime.getRuntime().removeShutdownHook(atTheEnd);
        } catch (IllegalStateException e) {
            // it is at work, because somebody has interrupted us
        }
    }

    private synchronized void clear() throws IOException {
        while (!containers.isEmpty()) {
            docker.exitCode("rm", "-f", "-v", containers.pop());
        }
        // what ran to its end only, and was kept from it
        docker.run("ps", "-aq", "--filter", "network=" + name)
                .lines()
                .forEach(container -> docker.exitCode("rm", "-f", "-v", container));
        docker.exitCode("network", "rm", name);
        DataFolder.deleteTree(identity);
    }
}
