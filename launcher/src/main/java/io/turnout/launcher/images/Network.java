package io.turnout.launcher.images;

import io.turnout.launcher.Part;
import io.turnout.launcher.Refusal;
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
    private final String name;
    private final Deque<String> containers = new ArrayDeque<>();

    private Network(Docker docker, String name) {
        this.docker = docker;
        this.name = name;
    }

    static Network open(Docker docker) throws InterruptedException {
        String name = "turnout-images-" + ProcessHandle.current().pid();
        docker.run("network", "create", "--internal", name);
        Network network = new Network(docker, name);
        try {
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
        containers.push(id);
        return id;
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
        options.addAll(List.of("-e", "TURNOUT_TALKS_URL=http://" + Part.TALKS_SERVICE.label() + ":8080"));
        options.addAll(List.of("-e", "MONORAIL_URL=http://" + Part.MONORAIL.label() + ":8080"));
        options.addAll(List.of("-e", "TALKS_URL=http://" + Part.TALKS_SERVICE.label() + ":8080"));
        options.addAll(List.of("-e", "NOTES_URL=http://" + Part.NOTES_SERVICE.label() + ":8080"));
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
    public void close() {
        containers.forEach(container -> docker.exitCode("rm", "-f", "-v", container));
        docker.exitCode("network", "rm", name);
    }
}
