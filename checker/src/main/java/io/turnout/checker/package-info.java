/** {@code ./turnout check}: rounds of load and faults, and what is said of them. */
package io.turnout.checker;
