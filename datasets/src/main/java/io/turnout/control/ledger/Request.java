package io.turnout.control.ledger;

/**
 * Who asks for an operation, and why.
 *
 * @param key the same for repeats of one request by one person; null for none
 */
public record Request(String who, String why, String key) {}
