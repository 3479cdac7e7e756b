package io.turnout.control.experiment;

import io.turnout.judging.experiment.Experiment;
import io.turnout.judging.experiment.Finding;
import java.util.List;

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
        long now = sightings.step(design);
        for (Step step : sightings.steps(design, known, now)) {
            experiment = experiment.with(step.tallies());
        }
        known = now - 1;
    }

    /** The same up to an end, after which nothing is counted. */
    public void lookUntil(Sightings sightings, long endSeconds) {
        long end = Math.min(sightings.step(design), endSeconds / design.stepSeconds());
        for (Step step : sightings.steps(design, known, end)) {
            experiment = experiment.with(step.tallies());
        }
        known = Math.max(known, end - 1);
    }

    public Experiment experiment() {
        return experiment;
    }

    public List<Finding> findings() {
        return experiment.findings();
    }
}
