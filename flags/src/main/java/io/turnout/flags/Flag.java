package io.turnout.flags;

import java.util.Map;

/**
 * A flag.
 *
 * @param variants by their names; all booleans, texts, numbers, or all maps
 * @param defaultVariant null if the caller's default stands where nothing is targeted
 * @param targeting JsonLogic as JSON text; null if there is none
 * @param metadata texts, numbers and booleans
 */
public record Flag(
        String key,
        boolean enabled,
        Map<String, Object> variants,
        String defaultVariant,
        String targeting,
        Map<String, Object> metadata) {
    public Flag {
        variants = Map.copyOf(variants);
        metadata = Map.copyOf(metadata);
    }
}
