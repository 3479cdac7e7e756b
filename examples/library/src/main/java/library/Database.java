package library;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;

/** A few connections that are used again and again. */
final class Database {
    private static final int MOST = 16;

    private final String url;
    private final String user;
    private final String password;
    private final Semaphore places = new Semaphore(MOST);
    private final Queue<Connection> idle = new ConcurrentLinkedQueue<>();

    Database(String url, String user, String password) {
        this.url = url;
        this.user = user;
        this.password = password;
    }

    /** What is done in one transaction. */
    interface Work<T> {
        T in(Connection connection) throws SQLException;
    }

    <T> T transaction(Work<T> work) throws SQLException {
        places.acquireUninterruptibly();
        try {
            Connection connection = connection();
            try {
                T result = work.in(connection);
                connection.commit();
                idle.add(connection);
                return result;
            } catch (SQLException | RuntimeException e) {
                // one that is broken is not used again
                connection.close();
                throw e;
            }
        } finally {
            places.release();
        }
    }

    /** The first column of the first row; null if there is no row. */
    static String one(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getString(1) : null;
            }
        }
    }

    private Connection connection() throws SQLException {
        Connection known = idle.poll();
        if (known != null && known.isValid(1)) {
            return known;
        }
        Connection connection = DriverManager.getConnection(url, user, password);
        connection.setAutoCommit(false);
        return connection;
    }
}
