/** What comparing answers costs those who are answered, and how fast answers are compared. */
package io.turnout.benchmarks.shadow;
