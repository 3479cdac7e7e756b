package io.turnout.control.replication;

import io.turnout.control.database.Database;
import io.turnout.control.database.TableName;
import java.util.List;

/**
 * One direction of a dataset's replication. Rows that came by replication themselves are not sent on, so both directions
 * can stand at once.
 */
public record Stream(String dataset, List<TableName> tables, Database from, Database to) {
    private static final int LONGEST_NAME = 63;

    /** On the side that rows come from; the subscription, on the other side, is called the same. */
    public String publication() {
        return "turnout_" + word(dataset);
    }

    /** Unique on a server, also when both databases are on it. */
    public String slot() {
        String name = publication() + "_from_" + word(from.catalog());
        return name.substring(0, Math.min(LONGEST_NAME, name.length()));
    }

    private static String word(String text) {
        return text.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9_]", "_");
    }
}
