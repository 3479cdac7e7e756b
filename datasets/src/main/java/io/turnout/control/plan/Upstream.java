package io.turnout.control.plan;

/**
 * A side that the plan names.
 *
 * @param url null if the plan gives none that can be used, which is the gateway's to say
 */
public record Upstream(String name, String url) {}
