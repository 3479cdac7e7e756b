/** A/B experiments, as operators see and change them, and as gateways tell of them. */
package io.turnout.control.api.experiments;
