package io.turnout.launcher.compare;

import io.turnout.comparison.finding.Kind;
import io.turnout.comparison.noise.FieldState;
import io.turnout.comparison.verdict.FieldVerdict;
import io.turnout.comparison.verdict.Outcome;
import io.turnout.comparison.verdict.Share;
import io.turnout.comparison.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What there is to say at the end.
 *
 * @param sites what was asked, by {@code primary}, {@code candidate} and {@code secondary}
 * @param skipped how many requests were not sent for their method
 * @param unanswered how many the primary did not answer, by why
 * @param examples by path
 */
record Report(
        Verdict verdict,
        Map<String, String> sites,
        int skipped,
        Map<String, Integer> unanswered,
        Map<String, List<Example>> examples) {

    /** For build pipelines: 0 may cut over, 1 may not, 2 nobody knows yet. */
    int exitCode() {
        return switch (verdict.verdict()) {
            case PASS -> 0;
            case FAIL -> 1;
            case INSUFFICIENT_TRAFFIC -> 2;
        };
    }

    /** Those that differ, or may do so. */
    List<FieldVerdict> suspects() {
        return verdict.fields().stream()
                .filter(field -> field.state() == FieldState.DIFFERING || field.state() == FieldState.UNDECIDED)
                .toList();
    }

    List<Example> examplesOf(FieldVerdict field) {
        return examples.getOrDefault(field.path(), List.of());
    }

    static String kind(FieldVerdict field) {
        return field.kinds().stream().map(Kind::name).collect(Collectors.joining(","));
    }

    /** The verdict, and what it stands on. */
    String summary() {
        Share share = verdict.share();
        return String.format(
                Locale.ROOT,
                "%,d requests compared; %,d would have been answered otherwise, at most %.2f %% of all (%.0f %% sure).",
                verdict.compared(),
                share.changed(),
                100 * share.upperBound(),
                100 * share.confidence());
    }

    /** What else a reader should know, in sentences. */
    List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        if (verdict.verdict() == Outcome.INSUFFICIENT_TRAFFIC) {
            verdict.missing().forEach(each -> remarks.add("To pass: " + each + "."));
        }
        if (skipped > 0) {
            remarks.add(
                    skipped + " requests of the file were not sent for their method; --methods names those that are.");
        }
        unanswered.forEach((why, count) -> remarks.add(count + " were not answered by the primary: " + why + "."));
        verdict.rulesNeverUsed().forEach(rule -> remarks.add("This rule was never of use: " + rule + "."));
        return remarks;
    }
}
