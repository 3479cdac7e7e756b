package io.turnout.judging.experiment;

/**
 * By how much the share of subjects that have the outcome differs. Both intervals contain the true number at all looks together with
 * the confidence that was planned, and leave out 0 at the same looks.
 *
 * @param difference the treatment's share less the control's, within [-1, 1]
 * @param lift the same as a multiple of the control's share, at least -1: 0.1 is a tenth more often
 */
public record Effect(Estimate difference, Estimate lift) {}
