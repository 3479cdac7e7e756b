package io.turnout.checker.verdict;

/**
 * A promise that was broken.
 *
 * @param item the note or talk it was broken on; the dataset or table, if it is not about a single one
 * @param evidence what shows it, for people
 */
public record Violation(Promise promise, String item, String evidence) {}
