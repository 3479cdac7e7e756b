package io.turnout.notes;

import io.turnout.notes.NoteImport.Item;
import io.turnout.platform.identity.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javax.sql.DataSource;

/** The rows of notes that came from files; each keeps a key made of its talk, author and text. */
@ApplicationScoped
class ImportedNotes {
    private static final String LOCK = "select pg_advisory_xact_lock(hashtext('import'))";

    private static final String IDS = "select import_key, id from notes where import_key = any(?)";

    /** The clock is moved on by a microsecond a note, so that they are listed in the order of the file. */
    private static final String INSERT = """
            insert into notes (talk_id, owner, author, body, version, created_at, updated_at, import_key)
            select talk_id, ?, author, body, 1, at, at, import_key
            from (select *, ? + place * interval '1 microsecond' as at
                  from unnest(?, ?, ?, ?) with ordinality as n(talk_id, author, body, import_key, place)) as notes
            order by place
            on conflict (import_key) do nothing
            """;

    private final DataSource database;

    ImportedNotes(DataSource database) {
        this.database = database;
    }

    static String key(Item item) {
        try {
            String source = item.talkId() + "\0" + item.author() + "\0" + item.body();
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(source.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }

    /** Holds other imports off until the transaction ends. */
    void lock() {
        try (Connection connection = database.getConnection();
                PreparedStatement lock = connection.prepareStatement(LOCK)) {
            lock.execute();
        } catch (SQLException e) {
            throw new IllegalStateException("Imports cannot be locked", e);
        }
    }

    /** The notes that are there already, by key. */
    Map<String, Long> ids(List<Item> items) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(IDS)) {
            select.setArray(1, array(connection, "text", items, ImportedNotes::key));
            Map<String, Long> ids = new HashMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    ids.put(row.getString(1), row.getLong(2));
                }
            }
            return ids;
        } catch (SQLException e) {
            throw new IllegalStateException("Imported notes cannot be read", e);
        }
    }

    /** Adds those that are not there yet. */
    void insert(List<Item> items, Caller importer, Instant now) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, importer.subject());
            insert.setObject(2, OffsetDateTime.ofInstant(now, ZoneOffset.UTC));
            insert.setArray(3, array(connection, "bigint", items, Item::talkId));
            insert.setArray(4, array(connection, "text", items, Item::author));
            insert.setArray(5, array(connection, "text", items, Item::body));
            insert.setArray(6, array(connection, "text", items, ImportedNotes::key));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("Imported notes cannot be written", e);
        }
    }

    private static Array array(Connection connection, String type, List<Item> items, Function<Item, Object> column)
            throws SQLException {
        return connection.createArrayOf(type, items.stream().map(column).toArray());
    }
}
