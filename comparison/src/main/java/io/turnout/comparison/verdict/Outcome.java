package io.turnout.comparison.verdict;

/** Whether one may cut over. */
public enum Outcome {
    PASS,
    FAIL,
    INSUFFICIENT_TRAFFIC
}
