package io.turnout.platform.identity;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a token lets its bearer do; no role implies another. */
public enum Role {
    /** Writes, edits and deletes notes of their own. */
    ATTENDEE,
    /** Writes talks and imports. */
    EDITOR,
    /** Runs the migration. */
    OPERATOR;

    /** As tokens and the plan have it, such as {@code editor}. */
    public String claim() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The role of that exact name; none for other groups that an issuer may have. */
    public static Optional<Role> of(String claim) {
        return Arrays.stream(values())
                .filter(role -> role.claim().equals(claim))
                .findAny();
    }
}
