package io.turnout.flags;

/**
 * What was chosen for somebody.
 *
 * @param variant null if the caller's default stands
 */
public record Choice(String variant, Why why) {
    static final Choice DISABLED = new Choice(null, Why.DISABLED);

    /** As OpenFeature names it. */
    public enum Why {
        STATIC,
        DEFAULT,
        TARGETING_MATCH,
        DISABLED
    }
}
