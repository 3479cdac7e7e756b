package io.turnout.control.testbed;

import io.turnout.control.database.Database;
import io.turnout.control.database.DatabaseFailure;
import io.turnout.control.database.Session;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A PostgreSQL 17 server of its own, as durable as in production. It ends with the JVM. */
public final class Server {
    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("listen_addresses", "127.0.0.1"),
            Map.entry("unix_socket_directories", ""),
            Map.entry("fsync", "on"),
            Map.entry("synchronous_commit", "on"),
            Map.entry("wal_level", "logical"),
            Map.entry("max_connections", "120"),
            Map.entry("max_replication_slots", "60"),
            Map.entry("max_wal_senders", "60"),
            Map.entry("max_logical_replication_workers", "40"),
            Map.entry("max_worker_processes", "60"),
            Map.entry("max_prepared_transactions", "5"),
            Map.entry("max_slot_wal_keep_size", "1GB"),
            // what broke is tried again soon, so that a round of faults is short
            Map.entry("wal_retrieve_retry_interval", "200ms"),
            Map.entry("wal_receiver_timeout", "3s"),
            Map.entry("wal_sender_timeout", "3s"),
            Map.entry("shared_buffers", "32MB"),
            Map.entry("jit", "off"),
            Map.entry("log_min_messages", "warning"));

    /** Of the superuser. */
    public static final String PASSWORD = "s3cret";

    /** After a kill, every file of every database is brought to a disk that may be busy with something else. */
    private static final Duration RECOVERY = Duration.ofMinutes(5);

    private final Installation installation;
    private final Path folder;
    private final int port;
    private Process process;

    private Server(Installation installation, Path folder, int port) {
        this.installation = installation;
        this.folder = folder;
        this.port = port;
    }

    public static synchronized Server start(String name, int port) {
        try {
            Path folder = Files.createTempDirectory("turnout-" + name);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
            Installation installation = Installation.in(folder);
            installation.copyTo(folder.resolve("data"));
            Server server = new Server(installation, folder, port);
            Runtime.getRuntime().addShutdownHook(new Thread(server::kill));
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Database database(String catalog) {
        return new Database(catalog, "jdbc:postgresql://127.0.0.1:" + port + "/" + catalog, "postgres", PASSWORD, null);
    }

    boolean has(Database database) {
        return database.url().contains(":" + port + "/");
    }

    public Database newDatabase(String catalog) {
        try (Session session = database("postgres").connect()) {
            session.run("create database " + catalog);
        }
        return database(catalog);
    }

    /** What follows this one from elsewhere must have been {@linkplain #unsubscribe unsubscribed} before. */
    public void drop(Database database) {
        try (Session session = database("postgres").connect()) {
            dropSlots(session, database.catalog());
            session.run("drop database " + database.catalog() + " with (force)");
        }
    }

    /** Leaves the slots that it has elsewhere to whoever {@linkplain #drop drops} those. */
    public void unsubscribe(Database database) {
        try (Session session = database(database.catalog()).connect()) {
            session.rows("""
                            select quote_ident(subname) as name from pg_subscription
                            where subdbid = (select oid from pg_database where datname = current_database())
                            """).stream().map(row -> row.text("name")).forEach(name -> {
                session.run("alter subscription %s disable".formatted(name));
                session.run("alter subscription %s set (slot_name = none)".formatted(name));
                session.run("drop subscription %s".formatted(name));
            });
        }
    }

    /** A slot is let go of only once the process that sends from it has ended. */
    private static void dropSlots(Session session, String catalog) {
        Awaitility.await().ignoreExceptions().until(() -> {
            session.rows("""
                    select pg_terminate_backend(active_pid) from pg_replication_slots where database = ? and active
                    """, catalog);
            session.rows("""
                    select pg_drop_replication_slot(slot_name) from pg_replication_slots where database = ? and not active
                    """, catalog);
            return session.rows("select from pg_replication_slots where database = ?", catalog)
                    .isEmpty();
        });
    }

    /** Starts it, also after {@link #kill}, and waits until it takes connections. */
    public void start() {
        List<String> arguments =
                new ArrayList<>(List.of("-D", folder.resolve("data").toString(), "-p", "" + port));
        SETTINGS.forEach((setting, value) -> arguments.addAll(List.of("-c", setting + "=" + value)));
        try {
            Files.deleteIfExists(folder.resolve("data").resolve("postmaster.pid"));
            process = new ProcessBuilder(installation.command("postgres", arguments))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            folder.resolve("log").toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Awaitility.await().atMost(RECOVERY).pollInterval(Duration.ofMillis(50)).until(this::answers);
    }

    /** Kills it at once, all of it; what was not durable is gone. */
    public void kill() {
        List<ProcessHandle> all = processes();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(one -> one.onExit().join());
    }

    /** Stops all its processes where they are; connections stay up and silent. */
    public void freeze() {
        signal("STOP");
    }

    public void thaw() {
        signal("CONT");
    }

    /** What the server has logged. */
    public String log() {
        try {
            return Files.readString(folder.resolve("log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean answers() {
        try (Session session = database("postgres").connect()) {
            return session.row("select 1 as one").isPresent();
        } catch (DatabaseFailure e) {
            return false;
        }
    }

    /** The postmaster first, so that it makes no new ones meanwhile. */
    private List<ProcessHandle> processes() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .toList();
    }

    private void signal(String signal) {
        // a second time for those that were born during the first
        for (int i = 0; i < 2; i++) {
            for (ProcessHandle one : processes()) {
                try {
                    new ProcessBuilder("kill", "-" + signal, "" + one.pid())
                            .start()
                            .waitFor();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }

    private static void delete(Path folder) {
        try {
            new ProcessBuilder("rm", "-rf", folder.toString()).start().waitFor();
        } catch (IOException e) {
            // left for the system's own cleaning of temporary files
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
