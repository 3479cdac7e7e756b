/**
 * The migration plan: what {@code turnout.yaml} may say, and the sentence that mends it where it says something else.
 * Pure: text in, a {@link io.turnout.gateway.plan.Plan} or errors with lines out. Nothing here knows HTTP, files or
 * clocks, nor what the capabilities are about.
 */
package io.turnout.gateway.plan;
