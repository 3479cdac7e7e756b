package io.turnout.gateway.plan;

/**
 * What one upstream gives to the answers of a capability, where that comes to be read from the candidate before the rest does.
 *
 * @param upstream the one that a composition asks for it
 * @param of the capability, which the gateway composes on its candidate side
 */
public record Attribute(String upstream, String of) {}
