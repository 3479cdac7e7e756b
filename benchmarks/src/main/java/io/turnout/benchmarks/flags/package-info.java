/** Feature flags: how fast they are evaluated, and how soon a change of them is everywhere. */
package io.turnout.benchmarks.flags;
