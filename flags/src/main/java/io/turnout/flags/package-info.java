/**
 * Feature flags in flagd's format, evaluated by OpenFeature in the process that asks. Belongs here: reading and evaluating them. Does not
 * belong here: where they come from (that is {@code feed}), and what they are for.
 */
package io.turnout.flags;
