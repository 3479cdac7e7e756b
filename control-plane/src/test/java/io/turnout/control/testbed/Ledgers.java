package io.turnout.control.testbed;

import io.turnout.control.database.Database;
import io.turnout.control.database.Session;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Control databases as the migrations make them. */
public final class Ledgers {
    private Ledgers() {}

    public static Database newControl() {
        Database database = Testbed.control().newDatabase(Testbed.newName("control"));
        try (InputStream migration = Ledgers.class.getResourceAsStream("/db/migration/V1__ledger.sql");
                Session session = database.connect()) {
            session.run(new String(migration.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return database;
    }
}
