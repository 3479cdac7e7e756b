package io.turnout.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class PostgresServerTest {
    @Test
    void givesEachCallerADatabaseOfItsOwnOnPostgres17() throws Exception {
        PostgresServer.Database one = PostgresServer.get().newDatabase();
        PostgresServer.Database other = PostgresServer.get().newDatabase();

        try (Connection connection = one.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("create table only_here (id int)");
        }

        try (Connection connection = other.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select to_regclass('only_here') is null, current_setting('server_version_num')::int / 10000")) {
            row.next();
            assertThat(row.getBoolean(1)).isTrue();
            assertThat(row.getInt(2)).isEqualTo(17);
        }
    }
}
