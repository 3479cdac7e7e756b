/**
 * What moving a dataset costs and how long writers wait for it, on a system of the benchmark's own, under writes that come at
 * a constant rate whether or not earlier ones have been answered.
 */
package io.turnout.benchmarks.datasets;
