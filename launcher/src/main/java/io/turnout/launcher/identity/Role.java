package io.turnout.launcher.identity;

import java.util.Locale;

/** What a token allows; no role includes another. */
public enum Role {
    /** Writes notes, and changes those of one's own. */
    ATTENDEE,
    /** Writes talks, and imports. */
    EDITOR,
    /** Runs the migration. */
    OPERATOR;

    /** The name in tokens and options. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
