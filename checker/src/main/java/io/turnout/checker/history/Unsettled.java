package io.turnout.checker.history;

/**
 * A dataset that was still busy, or not where it was asked to be, when it had had all the time it needs.
 *
 * @param evidence its view and the tail of its journal
 */
public record Unsettled(String dataset, String evidence) {}
