/**
 * Whether a candidate does as well as the legacy side, by requests that both were sent in the same time. Belongs here: counts, what
 * they are evidence of, and the judgement. Does not belong here: who counts, and what follows from a judgement.
 */
package io.turnout.judging;
