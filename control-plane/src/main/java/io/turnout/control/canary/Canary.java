package io.turnout.control.canary;

/**
 * A share of the subjects who read a capability from its candidate.
 *
 * @param percent in (0, 100]
 */
public record Canary(String capability, double percent) {}
