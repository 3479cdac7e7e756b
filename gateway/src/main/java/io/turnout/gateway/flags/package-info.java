/** Feature flags as the gateway asks for them. Belongs here: how it comes to know them. Does not belong here: what they are for. */
package io.turnout.gateway.flags;
