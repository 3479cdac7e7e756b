package io.turnout.control.shadow;

import java.util.List;

/**
 * What gateways are to compare of a capability.
 *
 * @param percent of the subjects, in (0, 100]
 * @param run what is counted together
 * @param rules what operators have declared to be no difference, beside what the plan says
 */
public record Share(String capability, double percent, long run, List<Page.DeclaredRule> rules) {}
