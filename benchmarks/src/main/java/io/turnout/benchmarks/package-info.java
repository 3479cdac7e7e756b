/**
 * Measurements beside other software, interleaved in one run, so that what counts is a ratio and not a machine. Each
 * benchmark starts what it measures, on loopback, and ends it. No assertions about time: a benchmark reports.
 */
package io.turnout.benchmarks;
