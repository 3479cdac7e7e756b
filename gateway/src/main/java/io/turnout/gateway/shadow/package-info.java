/**
 * Compares what clients are answered with what the other side would have answered, beside the request's way: who is in the
 * sample, asking both sides once more, and counting what differed. Belongs here: all that happens to a sampled request, and
 * telling the control plane. Does not belong here: what a difference is, and what follows from it.
 */
package io.turnout.gateway.shadow;
