package io.turnout.comparison.noise;

import io.turnout.comparison.count.FieldCount;

/** Tells noise from differences by what was counted. */
public sealed interface NoiseRule permits Diffy, Exact {
    /** As it is named in {@code turnout.yaml}. */
    String title();

    /** @param requests how many were compared in all, at least as many as had the field */
    FieldState state(FieldCount count, long requests);

    /** @throws IllegalArgumentException if there is no such rule */
    static NoiseRule named(String title) {
        return switch (title) {
            case "exact" -> Exact.DEFAULT;
            case "diffy" -> Diffy.PUBLISHED;
            default -> throw new IllegalArgumentException("'%s' is none of exact, diffy".formatted(title));
        };
    }
}
