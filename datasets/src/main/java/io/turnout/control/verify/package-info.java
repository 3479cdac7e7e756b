/**
 * Compares every row of a dataset on both sides while it is written: first ranges of keys by hashes that the databases
 * compute, then, where hashes differ, single rows, looked at until lag cannot explain what is seen. Only reads. Generated
 * columns are not compared: they are computed on each side, not replicated.
 */
package io.turnout.control.verify;
