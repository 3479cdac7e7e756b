package io.turnout.control.experiment;

import io.turnout.judging.experiment.Tally;
import java.util.List;

/**
 * What was counted in a step of time.
 *
 * @param number of steps since the epoch
 * @param tallies by cohort, the control first
 */
record Step(long number, List<Tally> tallies) {}
