/**
 * Lets candidates answer by degrees: compared first, then read by a growing share, judged at each step, and taken back by itself. How answers
 * are compared, and what shares mean to gateways, is in {@code shadow} and {@code canary}; how sides are judged, in the module judging.
 */
package io.turnout.control.rollout;
