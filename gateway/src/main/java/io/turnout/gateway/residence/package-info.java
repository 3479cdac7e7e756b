/**
 * Where datasets are written: what upstreams say of their fences, and what follows from it for a request. Belongs here:
 * the reading of those words, and the one state about it. Does not belong here: sending anything.
 */
package io.turnout.gateway.residence;
