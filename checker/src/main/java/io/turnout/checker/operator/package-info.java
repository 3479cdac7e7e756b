/** Who moves datasets during a round, by the control plane's API alone, and what has become of what was asked for. */
package io.turnout.checker.operator;
