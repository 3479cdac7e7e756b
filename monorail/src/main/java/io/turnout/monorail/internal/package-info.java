/**
 * What the gateway asks of whoever owns the talks while it composes agenda, search and import: the same calls as
 * talks-service has, answered with the monolith's own means. Nobody from outside gets here.
 */
package io.turnout.monorail.internal;
