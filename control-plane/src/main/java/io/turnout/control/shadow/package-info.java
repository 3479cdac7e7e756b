/**
 * Comparing answers: what share of requests gateways are to compare, what they have counted, and what is said of it. Belongs
 * here: the settings, the runs, and whether a replica lags. Does not belong here: what a difference is.
 */
package io.turnout.control.shadow;
