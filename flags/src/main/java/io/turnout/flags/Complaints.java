package io.turnout.flags;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.ArrayList;
import java.util.List;

/** What is found wrong with a document while it is read. */
final class Complaints {
    private final Lines lines;
    private final List<FlagError> all = new ArrayList<>();

    Complaints(Lines lines) {
        this.lines = lines;
    }

    void add(JsonPointer where, String message) {
        String pointer = where.toString();
        all.add(new FlagError(pointer, lines.of(pointer), message));
    }

    void throwIfAny() throws FlagException {
        if (!all.isEmpty()) {
            throw new FlagException(all);
        }
    }
}
