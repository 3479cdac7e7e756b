/** Counts how both sides of a capability answer in the same time, and tells the control plane, which judges. */
package io.turnout.gateway.trial;
