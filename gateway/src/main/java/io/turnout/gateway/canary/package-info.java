/**
 * Which share of the subjects reads from a candidate before its data has moved there, and what keeps them from reading less than they
 * wrote. Belongs here: following the control plane, and the decision for one request. Does not belong here: whether a share is good for
 * anything.
 */
package io.turnout.gateway.canary;
