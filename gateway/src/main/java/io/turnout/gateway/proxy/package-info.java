/**
 * Passes requests through to upstreams, on event loops: bodies stream both ways with back-pressure, and every wait has
 * an end. It knows upstreams and HTTP; which upstream a request belongs to is decided before, and what its body means is
 * nobody's business here.
 */
package io.turnout.gateway.proxy;
