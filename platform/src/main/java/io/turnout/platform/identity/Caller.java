package io.turnout.platform.identity;

import java.util.Set;

/**
 * Who a request comes from.
 *
 * @param subject the issuer's stable id, 1–255 characters
 * @param name to be shown to people; null if the token has none
 */
public record Caller(String subject, String name, Set<Role> roles) {
    private static final int MAX_SUBJECT = 255;

    public Caller {
        // NUL is a text that no database takes
        if (subject == null || subject.isBlank() || subject.length() > MAX_SUBJECT || subject.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("A subject has 1 to 255 characters");
        }
        name = name == null || name.isBlank() ? null : name;
        roles = Set.copyOf(roles);
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }

    /** What people are shown: the name, or the subject where there is none. */
    public String displayName() {
        return name == null ? subject : name;
    }
}
