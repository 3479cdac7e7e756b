package io.turnout.gateway.shadow;

import io.turnout.comparison.Answer;
import io.turnout.comparison.Comparison;
import io.turnout.comparison.Reply;
import io.turnout.comparison.count.Exercised;
import io.turnout.comparison.count.Observation;
import io.turnout.comparison.finding.Compared;
import java.util.Set;
import java.util.TreeSet;

/**
 * One look at both sides.
 *
 * @param other what became of asking the other side
 * @param raw how the other side's answer differed from the primary's
 * @param noise how answers of one side differed from each other
 */
record Look(Answer primary, Reply other, Compared raw, Compared noise) {
    static Look at(Comparison comparison, Answer primary, Reply other, Answer again) {
        return new Look(primary, other, comparison.compare(primary, other), comparison.compare(primary, again));
    }

    /** Whether older data would explain what differs: it is no reason to give no answer, or to fail. */
    boolean mayLag() {
        return !differing().isEmpty() && other instanceof Reply.Answered(Answer answer) && answer.status() < 500;
    }

    /** Which build of the other side it was about; null if that does not say. */
    String build() {
        return Sides.build(other);
    }

    Observation observation(Sample sample) {
        return Observation.paired(raw, noise, Exercised.of(primary.status(), sample.query()));
    }

    Book.Finding finding(Sample sample, String under) {
        return new Book.Finding(sample, under, raw, noise.differingPaths());
    }

    /** Where the other side differs, and the primary does not differ from itself. */
    Set<String> differing() {
        Set<String> paths = new TreeSet<>(raw.differingPaths());
        paths.removeAll(noise.differingPaths());
        return paths;
    }
}
