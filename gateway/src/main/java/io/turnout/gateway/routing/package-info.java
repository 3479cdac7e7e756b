/**
 * Finds the route of a request: a plan compiled into an immutable table, swapped whole, and the watch on the file that
 * swaps it. Nothing here knows what a capability is about, or how its answer is made.
 */
package io.turnout.gateway.routing;
