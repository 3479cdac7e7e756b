/** Lets candidates answer by degrees: compared first, then read by a growing share, judged at each step, and taken back by itself. */
package io.turnout.control.rollout;
