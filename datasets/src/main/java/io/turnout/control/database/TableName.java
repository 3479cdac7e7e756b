package io.turnout.control.database;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A table with its schema. The order of names is the order in which tables are locked, everywhere. */
public record TableName(String schema, String name) implements Comparable<TableName> {
    private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_$]{0,62}");
    private static final Comparator<TableName> ORDER =
            Comparator.comparing(TableName::schema).thenComparing(TableName::name);

    public TableName {
        if (!WORD.matcher(schema).matches() || !WORD.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "\"%s.%s\" is no table's name; write notes or public.notes".formatted(schema, name));
        }
    }

    /** Reads {@code notes} or {@code public.notes}. */
    public static TableName of(String text) {
        int dot = text.indexOf('.');
        return dot < 0 ? new TableName("public", text) : new TableName(text.substring(0, dot), text.substring(dot + 1));
    }

    /** As SQL wants it. */
    public String quoted() {
        return quote(schema) + "." + quote(name);
    }

    /** As people write it. */
    @Override
    public String toString() {
        return schema.equals("public") ? name : schema + "." + name;
    }

    @Override
    public int compareTo(TableName other) {
        return ORDER.compare(this, other);
    }

    /** Several, as SQL wants them, separated by commas. */
    public static String quoted(List<TableName> tables) {
        return tables.stream().map(TableName::quoted).collect(Collectors.joining(", "));
    }

    /** To be cast to {@code regclass[]}. */
    public static String[] array(List<TableName> tables) {
        return tables.stream().map(TableName::quoted).toArray(String[]::new);
    }

    public static String quote(String identifier) {
        return "\"" + identifier.replace("\"", "\"\"") + "\"";
    }
}
