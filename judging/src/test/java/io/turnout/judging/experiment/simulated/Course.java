package io.turnout.judging.experiment.simulated;

import io.turnout.judging.evidence.Claim;
import io.turnout.judging.evidence.Contrast;
import io.turnout.judging.experiment.Experiment;
import io.turnout.judging.experiment.Tally;
import io.turnout.judging.experiment.Verdict;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What became of an experiment of four weeks that was looked at at the end of each day. Days count from 1; 0 is never.
 *
 * @param decidedOn when a treatment was first called better or worse
 * @param decided what it was called
 * @param invalidOn when subjects were first found to be put in the wrong shares
 * @param missedOn when the first treatment's interval first had not the true effect in it
 * @param zOn when the z test first found a difference
 * @param zAtTheEnd whether it did on the last day, as it is meant
 */
record Course(int decidedOn, Verdict decided, int invalidOn, int missedOn, int zOn, boolean zAtTheEnd) {
    static final int DAYS = 28;

    static Course of(Setting setting, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Crowd> crowds = IntStream.range(0, setting.weights().length)
                .mapToObj(i -> new Crowd(setting, i, DAYS, random.split()))
                .toList();
        Experiment experiment = Experiment.of(setting.plan());
        Contrast contrast = Contrast.of(setting.weights()[1] / (setting.weights()[0] + setting.weights()[1]));
        Course course = new Course(0, Verdict.NO_DECISION_YET, 0, 0, 0, false);
        for (int day = 1; day <= DAYS; day++) {
            List<Tally> more = crowds.stream().map(Crowd::nextDay).toList();
            experiment = experiment.with(more);
            Tally control = more.getFirst();
            Tally treatment = more.get(1);
            contrast = contrast.with(treatment.outcomes(), treatment.exposed(), control.outcomes(), control.exposed());
            course = course.on(day, experiment, contrast, setting);
        }
        return course;
    }

    private Course on(int day, Experiment experiment, Contrast contrast, Setting setting) {
        List<Verdict> verdicts = experiment.verdicts();
        Verdict now = decidedOn > 0
                ? decided
                : verdicts.stream()
                        .filter(verdict -> verdict == Verdict.BETTER || verdict == Verdict.WORSE)
                        .findFirst()
                        .orElse(Verdict.NO_DECISION_YET);
        boolean zNow = ZTest.differs(experiment.counted());
        return new Course(
                first(decidedOn, now != Verdict.NO_DECISION_YET, day),
                now,
                first(invalidOn, verdicts.contains(Verdict.INVALID), day),
                first(missedOn, missedOn == 0 && misses(contrast, setting), day),
                first(zOn, zNow, day),
                zNow);
    }

    private static int first(int before, boolean isNow, int day) {
        return before == 0 && isNow ? day : before;
    }

    private static boolean misses(Contrast contrast, Setting setting) {
        if (setting.lift() == 0) {
            // to miss it is to be decided
            return false;
        }
        Claim difference = Claim.difference(setting.rate(1) - setting.rate(0));
        Claim lift = Claim.ratio(1 + setting.lift());
        double enough = Math.log(2 * (setting.weights().length - 1) / 0.05);
        return Stream.of(difference, lift)
                .anyMatch(truth -> contrast.logAbove(truth) >= enough || contrast.logBelow(truth) >= enough);
    }
}
