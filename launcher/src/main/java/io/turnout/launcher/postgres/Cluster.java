package io.turnout.launcher.postgres;

import io.turnout.launcher.process.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One PostgreSQL cluster with one database in it, both of one owner. */
public final class Cluster {
    /** Safe before fast, small enough for a laptop, and ready for logical replication. */
    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("listen_addresses", "127.0.0.1"),
            Map.entry("unix_socket_directories", ""),
            Map.entry("fsync", "on"),
            Map.entry("full_page_writes", "on"),
            Map.entry("synchronous_commit", "on"),
            Map.entry("wal_level", "logical"),
            // each dataset takes a slot a direction, and one more for each table that is copied at the moment
            Map.entry("max_replication_slots", "20"),
            Map.entry("max_wal_senders", "20"),
            Map.entry("max_logical_replication_workers", "16"),
            Map.entry("max_sync_workers_per_subscription", "2"),
            Map.entry("max_worker_processes", "24"),
            // a side that stays away must not fill the disk; past this its dataset is copied again
            Map.entry("max_slot_wal_keep_size", "4GB"),
            // a connection that was cut is noticed soon, and made anew soon
            Map.entry("wal_sender_timeout", "10s"),
            Map.entry("wal_receiver_timeout", "10s"),
            Map.entry("wal_retrieve_retry_interval", "1s"),
            Map.entry("max_connections", "60"),
            Map.entry("shared_buffers", "32MB"),
            Map.entry("work_mem", "8MB"),
            Map.entry("maintenance_work_mem", "64MB"),
            Map.entry("max_wal_size", "512MB"),
            Map.entry("jit", "off"),
            Map.entry("timezone", "UTC"),
            Map.entry("log_timezone", "UTC"),
            Map.entry("log_checkpoints", "off"));

    private final String owner;
    private final Path folder;
    private final int port;
    private final Binaries binaries;
    private final Identity identity;
    private final Secrets secrets;

    /**
     * Describes a cluster; nothing happens yet.
     *
     * @param owner the name of the database and of the user it belongs to
     * @param folder where the cluster is, or will be
     */
    public Cluster(String owner, Path folder, int port, Binaries binaries, Identity identity, Secrets secrets) {
        this.owner = owner;
        this.folder = folder;
        this.port = port;
        this.binaries = binaries;
        this.identity = identity;
        this.secrets = secrets;
    }

    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + owner;
    }

    public String owner() {
        return owner;
    }

    public String password() {
        return secrets.of(owner);
    }

    /** Of the role that moves datasets. */
    public String moverPassword() {
        return secrets.of(Mover.secret(owner));
    }

    Path folder() {
        return folder;
    }

    int port() {
        return port;
    }

    /** Where PostgreSQL's own files are. */
    Path data() {
        return folder.resolve("data");
    }

    /** The server, to be kept running. */
    public Program program(String name, Path log) {
        List<String> command = new ArrayList<>(
                List.of(binaries.program("postgres").toString(), "-D", data().toString(), "-p", "" + port));
        SETTINGS.forEach((setting, value) -> command.addAll(List.of("-c", setting + "=" + value)));
        return new Program(name, identity.command(command), Map.of(), log, port, null, Program.Ending.CHECKPOINT);
    }

    /** Whether the server takes connections, as it says itself in its lock file. */
    public boolean isReady() {
        return lockFile(7).map(String::strip).filter("ready"::equals).isPresent();
    }

    /** Removes the lock file of a server that is gone, lest its process id, taken by another by now, stops a start. */
    public void removeStaleLock() throws IOException {
        Optional<ProcessHandle> holder = lockFile(0)
                .map(String::strip)
                .filter(pid -> pid.matches("-?\\d{1,18}"))
                .flatMap(pid -> ProcessHandle.of(Math.abs(Long.parseLong(pid))));
        boolean isServer = holder.flatMap(process -> process.info().arguments())
                .filter(arguments -> Stream.of(arguments).anyMatch(data().toString()::equals))
                .isPresent();
        if (!isServer) {
            Files.deleteIfExists(data().resolve("postmaster.pid"));
        }
    }

    private Optional<String> lockFile(int line) {
        try (Stream<String> lines = Files.lines(data().resolve("postmaster.pid"))) {
            return lines.skip(line).findFirst();
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty();
        }
    }
}
