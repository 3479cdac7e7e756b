/**
 * Compares the answers of two sides to the same request. Pure: values in, values out; no network, no clock, no threads.
 *
 * <p>{@link io.turnout.comparison.Comparison} compares two answers, {@link io.turnout.comparison.count.Tally} counts what was found, and
 * {@link io.turnout.comparison.verdict.Gate} judges the counts.
 */
package io.turnout.comparison;
