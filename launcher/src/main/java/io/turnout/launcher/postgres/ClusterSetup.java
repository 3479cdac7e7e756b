package io.turnout.launcher.postgres;

import io.turnout.launcher.DataFolder;
import io.turnout.launcher.process.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * What is done once in a cluster's life: its files, its user and its database; and at each start, who may move its rows. Can
 * be cut off anywhere and repeated.
 */
public final class ClusterSetup {
    private static final String SUPERUSER = "postgres";

    private final Cluster cluster;
    private final Binaries binaries;
    private final Identity identity;
    private final Secrets secrets;

    public ClusterSetup(Cluster cluster, Binaries binaries, Identity identity, Secrets secrets) {
        this.cluster = cluster;
        this.binaries = binaries;
        this.identity = identity;
        this.secrets = secrets;
    }

    /**
     * The program that creates the cluster's files; empty if they are there. It is followed by {@link #created}; an
     * interrupted creation starts over.
     */
    public Optional<Program> creation(String name, Path log) throws IOException {
        if (Files.exists(cluster.data())) {
            return Optional.empty();
        }
        DataFolder.deleteTree(draft());
        Files.createDirectories(draft());
        Files.setPosixFilePermissions(draft(), PosixFilePermissions.fromString("rwx------"));
        identity.own(draft());
        Files.deleteIfExists(password());
        Files.createFile(
                password(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(password(), superuserPassword());
        identity.own(password());
        List<String> command = identity.command(List.of(
                binaries.program("initdb").toString(),
                "--pgdata=" + draft(),
                "--username=" + SUPERUSER,
                "--pwfile=" + password(),
                "--auth=scram-sha-256",
                // many rounds protect passwords that can be guessed; these are random, and each connection pays for it
                "--set=scram_iterations=1",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8"));
        return Optional.of(new Program(name, command, Map.of(), log, cluster.port(), null, Program.Ending.DRAIN));
    }

    /** Puts what the creation made in its place. */
    public void created() throws IOException {
        Files.delete(password());
        Files.move(draft(), cluster.data());
    }

    private Path draft() {
        return cluster.folder().resolve("creating");
    }

    private Path password() {
        return cluster.folder().resolve("password");
    }

    /** Makes the owner and the database unless that has been done. */
    public void provision() throws IOException, SQLException {
        Path done = cluster.folder().resolve("provisioned");
        if (Files.exists(done)) {
            return;
        }
        String owner = cluster.owner();
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            if (!exists(statement, "select from pg_roles where rolname = '" + owner + "'")) {
                statement.execute("create role " + owner + " login password '" + cluster.password() + "'");
            }
            if (!exists(statement, "select from pg_database where datname = '" + owner + "'")) {
                statement.execute("create database " + owner + " owner " + owner);
            }
        }
        Files.createFile(done);
    }

    /** Lets datasets be moved from here and to here. At each start: the cluster may be older than what that takes. */
    public void admitMover() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(Mover.admission(cluster.owner(), cluster.moverPassword()));
        }
    }

    private Connection connect() throws SQLException {
        Properties login = new Properties();
        login.setProperty("user", SUPERUSER);
        login.setProperty("password", superuserPassword());
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + cluster.port() + "/postgres", login);
    }

    private static boolean exists(Statement statement, String query) throws SQLException {
        try (var rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }

    private String superuserPassword() {
        return secrets.of("superuser");
    }
}
