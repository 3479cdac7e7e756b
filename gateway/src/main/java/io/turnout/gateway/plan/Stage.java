package io.turnout.gateway.plan;

import java.util.Locale;

/** Which side answers. */
public enum Stage {
    LEGACY,
    CANDIDATE;

    public Stage other() {
        return this == LEGACY ? CANDIDATE : LEGACY;
    }

    /** As the plan writes it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
