/** Which share of the subjects reads from a candidate before its data has moved there: what was set, and what gateways are told of it. */
package io.turnout.control.canary;
