package io.turnout.control.database;

import java.util.Map;

/** A row of a result, by column name. */
public record Row(Map<String, Object> values) {
    public String text(String column) {
        Object value = value(column);
        return value == null ? null : value.toString();
    }

    /** 0 for null. */
    public long number(String column) {
        return value(column) instanceof Number number ? number.longValue() : 0;
    }

    /** False for null. */
    public boolean flag(String column) {
        return Boolean.TRUE.equals(value(column));
    }

    public boolean has(String column) {
        return value(column) != null;
    }

    private Object value(String column) {
        if (!values.containsKey(column)) {
            throw new IllegalArgumentException("The result has no column " + column);
        }
        return values.get(column);
    }
}
