package io.turnout.gateway.canary;

/**
 * A share of the subjects whose reads of a capability are answered by its candidate.
 *
 * @param percent in (0, 100]
 */
public record Canary(String capability, double percent) {
    public Canary {
        if (capability == null || !(percent > 0 && percent <= 100)) {
            throw new IllegalArgumentException("a share is of a capability, and of (0, 100] percent");
        }
    }
}
