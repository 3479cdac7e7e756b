/**
 * Counts how both sides of a capability answer in the same time, and whom, and tells the control plane. Which requests go where is decided in
 * {@code canary}; what the counts mean, in the control plane.
 */
package io.turnout.gateway.trial;
