/** What the counts allow to be said of a capability: pass, fail, or not yet. Deterministic. */
package io.turnout.comparison.verdict;
