/**
 * How much each side answers of each capability, and how, over the last minutes: what operators see moving. Nothing is decided by it; what candidates
 * are judged by is in {@code rollout}.
 */
package io.turnout.control.traffic;
