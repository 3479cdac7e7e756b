package io.turnout.control.shadow;

/**
 * What gateways are to compare of a capability.
 *
 * @param percent of the subjects, in (0, 100]
 * @param run what is counted together
 */
public record Share(String capability, double percent, long run) {}
