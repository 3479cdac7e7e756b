/** Counts of what differed, by field: small enough to be sent each second, and added up in any order. */
package io.turnout.comparison.count;
