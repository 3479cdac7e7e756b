/**
 * Tells the control plane, second by second, how much each side answers, and how: what operators see moving. Nothing is decided by it; what
 * candidates are judged by is in {@code trial}.
 */
package io.turnout.gateway.traffic;
