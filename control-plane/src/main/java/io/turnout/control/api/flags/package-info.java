/** Feature flags, as operators see and change them, and as gateways and services ask for them. */
package io.turnout.control.api.flags;
