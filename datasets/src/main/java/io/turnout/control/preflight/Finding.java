package io.turnout.control.preflight;

/**
 * Something that stands in the way, or might.
 *
 * @param blocking whether the operation is refused for it
 * @param database in which it is so, as the plan calls it
 * @param what a sentence
 * @param mend a sentence or SQL
 */
public record Finding(boolean blocking, String database, String what, String mend) {
    static Finding blocking(String database, String what, String mend) {
        return new Finding(true, database, what, mend);
    }

    static Finding warning(String database, String what, String mend) {
        return new Finding(false, database, what, mend);
    }

    @Override
    public String toString() {
        return "%s: %s %s".formatted(database, what, mend);
    }
}
