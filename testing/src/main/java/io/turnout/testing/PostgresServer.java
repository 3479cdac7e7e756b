package io.turnout.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.ContainerFetchException;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * One PostgreSQL 17 server for this JVM's tests: a container where a Docker engine answers, else the embedded binaries.
 * It goes away with the JVM.
 */
public final class PostgresServer {
    private static final String IMAGE = "postgres:17";
    private static final int MAX_CONNECTIONS = 300;
    private static final AtomicInteger DATABASES = new AtomicInteger();
    /** Of libraries that tell each of their steps; held here because the log manager holds loggers weakly. */
    private static final List<Logger> TALKATIVE = Stream.of("org.testcontainers", "io.zonky", "tc")
            .map(Logger::getLogger)
            .peek(logger -> logger.setLevel(Level.OFF))
            .toList();

    private static PostgresServer running;

    private final String address;
    private final String user;
    private final String password;

    private PostgresServer(String address, String user, String password) {
        this.address = address;
        this.user = user;
        this.password = password;
    }

    /**
     * A database of the server's, with the credentials of a superuser.
     *
     * @param url JDBC URL
     */
    public record Database(String url, String user, String password) {
        public Connection connect() throws SQLException {
            return DriverManager.getConnection(url, user, password);
        }
    }

    /** The server, started at the first call. */
    public static synchronized PostgresServer get() {
        if (running == null) {
            running = dockerAnswers() ? container() : embedded();
        }
        return running;
    }

    /** A new empty database. */
    public Database newDatabase() {
        String name = "test" + DATABASES.incrementAndGet();
        try (Connection connection = database("postgres").connect();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("No database can be created for this test", e);
        }
        return database(name);
    }

    private Database database(String name) {
        return new Database("jdbc:postgresql://" + address + "/" + name, user, password);
    }

    /** An engine that cannot get Testcontainers' helper image is of no use either. */
    private static boolean dockerAnswers() {
        try {
            return DockerClientFactory.instance().isDockerAvailable();
        } catch (ContainerFetchException e) {
            return false;
        }
    }

    // What is started here is not closed: the container is reaped by Testcontainers, the embedded server by its own
    // shutdown hook, both when the last test is over.
    @SuppressWarnings("resource")
    private static PostgresServer container() {
        PostgreSQLContainer container = new PostgreSQLContainer(IMAGE)
                .withCommand("postgres", "-c", "max_connections=" + MAX_CONNECTIONS, "-c", "wal_level=logical");
        container.start();
        return new PostgresServer(
                container.getHost() + ":" + container.getMappedPort(5432),
                container.getUsername(),
                container.getPassword());
    }

    private static PostgresServer embedded() {
        try {
            EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                    .setServerConfig("max_connections", String.valueOf(MAX_CONNECTIONS))
                    .setServerConfig("wal_level", "logical")
                    .setServerConfig("synchronous_commit", "on")
                    .start();
            return new PostgresServer("localhost:" + postgres.getPort(), "postgres", "postgres");
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded PostgreSQL does not start", e);
        }
    }
}
