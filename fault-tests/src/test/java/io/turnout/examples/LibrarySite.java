package io.turnout.examples;

import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The library's two databases and two apps, with a gateway and a control plane before them. */
final class LibrarySite implements AutoCloseable {
    /** Shorter than in the example's plan, and a machine that has much else to do makes no candidate slow. */
    private static final Map<String, String> HASTE = Map.of(
            "8181}\", timeout: 5s", "8181}\", timeout: 20s",
            "8182}\", timeout: 5s", "8182}\", timeout: 20s",
            "hold: 10s", "hold: 1s",
            "hold: 1m", "hold: 2s",
            "warmUp: 5s", "warmUp: 1s",
            "slowdown: 3", "slowdown: 20",
            "minimum: 200", "minimum: 100",
            "percent: 25", "percent: 50",
            "failures: 2", "failures: 10",
            "differences: 1", "differences: 5");

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Path root;
    private final Path folder;
    private final Map<String, EmbeddedPostgres> databases = new HashMap<>();
    private final Map<String, Integer> ports = new HashMap<>();
    private final Map<String, Process> processes = new HashMap<>();

    private LibrarySite(Path root, Path folder) throws IOException {
        this.root = root;
        this.folder = folder;
        for (String part :
                List.of("library", "loans", "gateway", "gateway-management", "control-plane", "control-db")) {
            ports.put(part, freePort());
        }
    }

    static LibrarySite start(Path root, Path folder) throws IOException, SQLException, InterruptedException {
        LibrarySite site = new LibrarySite(root, folder);
        try {
            site.createDatabase("library");
            site.createDatabase("loans");
            site.begin("library", "-cp", site.jar("examples/library/target/library.jar"), "library.Library");
            site.begin("loans", "-cp", site.jar("examples/library/target/library.jar"), "library.Loans");
            site.up();
            return site;
        } catch (IOException | SQLException | RuntimeException e) {
            site.close();
            throw e;
        }
    }

    private void up() throws IOException {
        String plan = Files.readString(root.resolve("examples/library/turnout.yaml"));
        for (Map.Entry<String, String> each : HASTE.entrySet()) {
            plan = plan.replace(each.getKey(), each.getValue());
        }
        Path file = Files.writeString(folder.resolve("turnout.yaml"), plan);
        List<String> command = new ArrayList<>(List.of("-jar", jar("launcher/target/launcher.jar"), "up"));
        command.addAll(List.of("--only", "gateway,control-plane", "--plan", "" + file, "--data", "" + data()));
        for (String part : List.of("gateway", "gateway-management", "control-plane", "control-db")) {
            command.addAll(List.of("--port-of", part + "=" + ports.get(part)));
        }
        begin("up", command.toArray(String[]::new));
        await().atMost(PATIENCE).until(() -> {
            if (!processes.get("up").isAlive()) {
                throw new IllegalStateException(said());
            }
            return said().contains("Turnout is up");
        });
    }

    URI gateway() {
        return URI.create("http://127.0.0.1:" + ports.get("gateway"));
    }

    /** Runs a command of {@code ./turnout} to its end, and returns its exit code. */
    int turnout(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("-jar", jar("launcher/target/launcher.jar")));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--data", "" + data()));
        Process process = begin("command", command.toArray(String[]::new));
        return process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) ? process.exitValue() : -1;
    }

    /** What was printed by everything. */
    String said() throws IOException {
        StringBuilder said = new StringBuilder();
        for (String name : processes.keySet()) {
            said.append(Files.readString(folder.resolve(name + ".log")));
        }
        return said.toString();
    }

    void stopLibrary() throws InterruptedException {
        processes.get("library").destroy();
        processes.get("library").waitFor();
    }

    boolean isWritten(String database) throws SQLException {
        return column(database, "select open from turnout.fence where dataset = 'loans'")
                .equals(List.of("t"));
    }

    /** Paths of all loans but those of the beginning. */
    List<String> loansMadeByRequests() throws SQLException {
        return column(
                "loans",
                "select '/loans/' || l.id from loans l left join loan_keys k on k.loan_id = l.id"
                        + " where l.id > 5000 and k.key is not null");
    }

    private List<String> column(String database, String sql) throws SQLException {
        try (Connection connection = databases
                        .get(database)
                        .getDatabase("postgres", database)
                        .getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }

    private void createDatabase(String name) throws IOException, SQLException {
        Path files = folder.resolve(name + "-db");
        EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setDataDirectory(files)
                .setServerConfig("wal_level", "logical")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("wal_retrieve_retry_interval", "200ms")
                .start();
        databases.put(name, server);
        // who is let in without a password may not subscribe: PostgreSQL asks that of all but superusers
        Files.writeString(files.resolve("pg_hba.conf"), """
                host all postgres all trust
                host all all all scram-sha-256
                """);
        execute(server, "postgres", "select pg_reload_conf()");
        execute(server, "postgres", "create database " + name);
        execute(server, name, Files.readString(root.resolve("examples/library/sql/" + name + ".sql")));
        execute(server, name, Files.readString(root.resolve("examples/library/sql/" + name + "-mover.sql")));
    }

    private static void execute(EmbeddedPostgres server, String database, String sql) throws SQLException {
        try (Connection connection = server.getDatabase("postgres", database).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Process begin(String name, String... arguments) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = new ArrayList<>(List.of(java, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(name + ".log").toFile());
        Map<String, String> environment = builder.environment();
        environment.put("TURNOUT_HOME", root.toString());
        environment.put("BOOKS_URL", gateway().toString());
        // on a machine that has much else to do, a handover takes longer, and so does a book
        environment.put("BOOKS_PATIENCE", "PT15S");
        environment.put("TURNOUT_PROXY_HOLD", "60s");
        for (String app : List.of("library", "loans")) {
            String variable = app.toUpperCase(Locale.ROOT);
            String peer = "127.0.0.1:"
                    + databases.getOrDefault(app, databases.get("library")).getPort();
            environment.put(variable + "_PORT", "" + ports.get(app));
            environment.put(variable + "_URL", "http://127.0.0.1:" + ports.get(app));
            environment.put(variable + "_DB_PEER", peer);
            environment.put(variable + "_DB_URL", "jdbc:postgresql://" + peer + "/" + app);
        }
        Process process = builder.start();
        processes.put(name, process);
        return process;
    }

    private String jar(String path) {
        return root.resolve(path).toString();
    }

    private Path data() {
        return folder.resolve("data");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        for (Process process : processes.values()) {
            process.destroy();
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        }
        for (EmbeddedPostgres database : databases.values()) {
            database.close();
        }
    }
}
