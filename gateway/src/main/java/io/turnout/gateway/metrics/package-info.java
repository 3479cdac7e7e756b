/**
 * Counts what passes, at a few nanoseconds a request, and shows it to whoever scrapes. Names of capabilities are labels
 * here and nothing more.
 */
package io.turnout.gateway.metrics;
