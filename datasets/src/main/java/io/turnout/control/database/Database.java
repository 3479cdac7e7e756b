package io.turnout.control.database;

import java.net.URI;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;

/**
 * A PostgreSQL database that takes part in a migration, with credentials that may replicate.
 *
 * @param name as the plan calls it
 * @param url {@code jdbc:postgresql://host:port/database}
 * @param peer {@code host:port} under which the other databases' servers reach it; null if that is as in the URL
 */
public record Database(String name, String url, String user, String password, String peer) implements Sessions {
    private static final String PREFIX = "jdbc:";
    /** Slots wait for transactions in flight. */
    private static final Duration PATIENT = Duration.ofMinutes(1);

    private static final String CONNECT_TIMEOUT_SECONDS = "3";

    public Database {
        if (!url.startsWith("jdbc:postgresql://")) {
            throw new IllegalArgumentException(
                    "The url of database \"%s\" must begin with jdbc:postgresql://".formatted(name));
        }
    }

    @Override
    public Session connect() {
        return connect(PATIENT);
    }

    /**
     * @param timeout of each statement, after which the session counts as lost: a server that hangs says nothing
     * @throws DatabaseFailure if it cannot be reached
     */
    public Session connect(Duration timeout) {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("ApplicationName", "turnout");
        properties.setProperty("connectTimeout", CONNECT_TIMEOUT_SECONDS);
        properties.setProperty("loginTimeout", CONNECT_TIMEOUT_SECONDS);
        properties.setProperty("socketTimeout", "" + timeout.toSeconds());
        properties.setProperty("tcpKeepAlive", "true");
        try {
            return new Session(name, DriverManager.getConnection(url, properties));
        } catch (SQLException e) {
            throw new DatabaseFailure(name, e);
        }
    }

    /** How another server's subscription connects to this database, as libpq wants it. */
    public String conninfo() {
        URI address = URI.create(url.substring(PREFIX.length()));
        String authority = peer == null ? address.getAuthority() : peer;
        int colon = authority.lastIndexOf(':');
        String host = (colon < 0 ? authority : authority.substring(0, colon)).replaceAll("[\\[\\]]", "");
        String port = colon < 0 ? "5432" : authority.substring(colon + 1);
        String conninfo = "host=%s port=%s dbname=%s user=%s password=%s connect_timeout=5"
                .formatted(value(host), value(port), value(catalog()), value(user), value(password));
        // whom to trust is a matter of files on that server, which are not ours; but nothing goes over the line in the
        // clear
        return isEncrypted() ? conninfo + " sslmode=require" : conninfo;
    }

    private boolean isEncrypted() {
        return url.matches(".*[?&]sslmode=(require|verify-ca|verify-full)(&.*)?");
    }

    /** The database's name on its server. */
    public String catalog() {
        return URI.create(url.substring(PREFIX.length())).getPath().substring(1);
    }

    /** The same, for who may see everything but the password. */
    public Database withoutPassword() {
        return new Database(name, url, user, "***", peer);
    }

    /** Without the password, which must not get into logs. */
    @Override
    public String toString() {
        return name + " (" + url + ")";
    }

    private static String value(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
