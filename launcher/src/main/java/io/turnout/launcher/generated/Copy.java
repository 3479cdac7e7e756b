package io.turnout.launcher.generated;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * PostgreSQL's COPY of rows that are made one by one.
 *
 * @param tell takes a line of progress now and then
 */
record Copy(Consumer<String> tell) {
    private static final int ROWS_BETWEEN_WORDS = 100_000;

    /** A table to copy into. */
    record Target(Connection connection, String table, String columns) {}

    /**
     * Copies rows, in the connection's open transaction.
     *
     * @param what the rows are, for people
     * @param line makes the row of a number, from 0
     */
    void rows(int count, String what, IntFunction<String> line, Target target) throws SQLException {
        CopyIn copy = target.connection()
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy " + target.table() + " (" + target.columns() + ") from stdin");
        for (int number = 0; number < count; number++) {
            byte[] bytes = line.apply(number).getBytes(StandardCharsets.UTF_8);
            copy.writeToCopy(bytes, 0, bytes.length);
            if ((number + 1) % ROWS_BETWEEN_WORDS == 0 || number + 1 == count) {
                tell.accept(String.format(Locale.ROOT, "%,d of %,d %s", number + 1, count, what));
            }
        }
        copy.endCopy();
    }
}
