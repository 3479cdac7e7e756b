package io.turnout.control.plan;

import io.turnout.control.database.Database;
import io.turnout.control.database.TableName;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Tables that move together.
 *
 * @param name lower-case letters, digits and dashes: it becomes part of names in the databases
 * @param tables in the order of their names, which is the order they are locked in
 * @param capabilities what the gateway serves from these tables
 * @param after datasets that move before this one, and come back after it: they refer to its rows
 * @param bound longest time that a handover may keep writers waiting before it undoes itself
 * @param manual whether a migration waits for somebody's consent before it cuts over
 */
public record Dataset(
        String name,
        List<TableName> tables,
        Database source,
        Database target,
        List<String> capabilities,
        List<String> after,
        Duration bound,
        boolean manual) {
    public static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,29}");
    public static final Duration DEFAULT_BOUND = Duration.ofSeconds(5);

    public Dataset {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "\"%s\" is no dataset's name; use up to 30 lower-case letters, digits and dashes".formatted(name));
        }
        if (tables.isEmpty()) {
            throw new IllegalArgumentException("Dataset \"%s\" has no tables".formatted(name));
        }
        tables = tables.stream().sorted().distinct().toList();
        capabilities = List.copyOf(capabilities);
        after = List.copyOf(after);
    }
}
