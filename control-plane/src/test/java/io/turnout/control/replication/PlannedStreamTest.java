package io.turnout.control.replication;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnout.control.database.Database;
import io.turnout.control.database.TableName;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlannedStreamTest {
    /** Such as are quoted, that stand in other places of it too, or that there are none of. */
    @ParameterizedTest
    @ValueSource(strings = {"s3cret", "it's", "back\\slash", "mover", ""})
    void showsNothingOfThePassword(String password) {
        Stream stream = new Stream(
                "notes",
                List.of(TableName.of("notes")),
                new Database("old", "jdbc:postgresql://127.0.0.1:1/old", "mover", password, null),
                new Database("new", "jdbc:postgresql://127.0.0.1:2/new", "mover", password, null));

        List<String> sql = new Streaming(stream).plan(true);

        assertThat(sql.getLast()).contains("user=''mover'' password=''***'' ");
        assertThat(sql).isEqualTo(new Streaming(withPassword(stream, "another")).plan(true));
    }

    private static Stream withPassword(Stream stream, String password) {
        return new Stream(stream.dataset(), stream.tables(), of(stream.from(), password), of(stream.to(), password));
    }

    private static Database of(Database database, String password) {
        return new Database(database.name(), database.url(), database.user(), password, database.peer());
    }
}
