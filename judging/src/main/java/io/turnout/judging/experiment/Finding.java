package io.turnout.judging.experiment;

/**
 * What an experiment has shown of one treatment.
 *
 * @param treatment the name of its cohort
 * @param harm what has stopped it; null if nothing has
 * @param counted of it, so far
 * @param effect beside the control; if the verdict is {@code INVALID} it is no effect, but only what was seen
 */
public record Finding(String treatment, Verdict verdict, Harm harm, Tally counted, Effect effect) {}
