package io.turnout.control.experiment;

import io.turnout.judging.experiment.Experiment;

/**
 * An experiment as it is followed, step by step: the same steps whoever follows it and whenever, so that all come to the same. Not for
 * several threads.
 */
public final class Watched {
    private final Design design;
    private Experiment experiment;
    private long known = -1;

    public Watched(Design design) {
        this.design = design;
        this.experiment = Experiment.of(design.plan());
    }

    /** Takes in what has been counted since. */
    public void look(Sightings sightings) {
        take(sightings, sightings.step(design));
    }

    /** The same of those whose outcome was settled at an end, after which nobody is told any more. */
    public void lookUntil(Sightings sightings, long endSeconds) {
        take(sightings, Math.min(sightings.step(design), endSeconds / design.stepSeconds()));
    }

    private void take(Sightings sightings, long until) {
        // should the clock go back, nothing is counted twice
        if (until > known + 1) {
            for (Step step : sightings.steps(design, known, until)) {
                experiment = experiment.with(step.tallies());
            }
            known = until - 1;
        }
    }

    public Experiment experiment() {
        return experiment;
    }
}
