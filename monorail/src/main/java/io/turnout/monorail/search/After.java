package io.turnout.monorail.search;

import io.turnout.platform.Cursor;
import io.turnout.platform.ProblemType;
import java.util.List;

/** The hit behind which a page begins: hits go by rank down, talks before notes, then by id. */
record After(float rank, String type, long id) {
    private static final int KEY_PARTS = 3;

    /** The client's cursor, checked down to each part; null if there is none. */
    static After decode(String cursor, String scope) {
        Cursor decoded = Cursor.decode(cursor, scope, KEY_PARTS);
        if (decoded == null) {
            return null;
        }
        try {
            After after = new After(
                    Float.parseFloat(decoded.key().get(0)),
                    decoded.key().get(1),
                    Long.parseLong(decoded.key().get(2)));
            if (Float.isFinite(after.rank) && (after.type.equals("talk") || after.type.equals("note"))) {
                return after;
            }
        } catch (NumberFormatException e) {
            // refused below
        }
        throw ProblemType.INVALID_CURSOR.because("The cursor is not one of ours; leave it out to begin again.");
    }

    static String cursor(Hit last, String scope) {
        return new Cursor(scope, List.of(Float.toString(last.rank()), last.type(), Long.toString(last.id()))).encode();
    }

    /** Which hits of a type come behind this one; of equal rank, it depends on which type comes first. */
    String condition(String hits) {
        String rank = "cast('%s' as real)".formatted(Float.toString(this.rank));
        if (hits.equals(type)) {
            return "and (ts_rank(search, query), -id) < (%s, -%d)".formatted(rank, id);
        }
        return "and ts_rank(search, query) %s %s".formatted(hits.equals("note") ? "<=" : "<", rank);
    }
}
