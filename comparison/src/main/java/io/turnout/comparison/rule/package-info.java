/** Declared rules: what does not count as a difference, and why. Which rule had an effect is found while comparing. */
package io.turnout.comparison.rule;
