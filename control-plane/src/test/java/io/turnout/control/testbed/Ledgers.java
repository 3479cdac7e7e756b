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
        return newControl("V1__ledger.sql");
    }

    /** @param migrations those that are run, in this order */
    public static Database newControl(String... migrations) {
        Database database = Testbed.control().newDatabase(Testbed.newName("control"));
        try (Session session = database.connect()) {
            for (String migration : migrations) {
                session.run(text("/db/migration/" + migration));
            }
        }
        return database;
    }

    private static String text(String resource) {
        try (InputStream file = Ledgers.class.getResourceAsStream(resource)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
