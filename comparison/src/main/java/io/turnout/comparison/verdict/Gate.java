package io.turnout.comparison.verdict;

import io.turnout.comparison.count.Counts;
import io.turnout.comparison.count.FieldCount;
import io.turnout.comparison.noise.Exact;
import io.turnout.comparison.noise.FieldState;
import io.turnout.comparison.noise.NoiseRule;
import io.turnout.comparison.path.PathTree;
import io.turnout.comparison.rule.Rule;
import io.turnout.comparison.rule.Rules;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What it takes to pass.
 *
 * @param minimum requests
 * @param shareLimit in (0, 1): the upper bound of the share of changed requests has to be below it
 * @param confidence of that bound, in (0, 1)
 * @param rule tells noise from differences
 */
public record Gate(long minimum, double shareLimit, double confidence, NoiseRule rule) {
    /** 0.1 % at 95 %: 2,995 requests without a difference. */
    public static final Gate DEFAULT = below(0.001);

    public Gate {
        if (minimum < 1 || !isShare(shareLimit) || !isShare(confidence)) {
            throw new IllegalArgumentException("minimum is at least 1, the limit and the confidence are in (0, 1)");
        }
    }

    /** The default but for the limit; where more may change, less has to be seen. */
    public static Gate below(double shareLimit) {
        return new Gate(Math.max(1, Math.round(1 / shareLimit)), shareLimit, 0.95, Exact.DEFAULT);
    }

    private static boolean isShare(double value) {
        return value > 0 && value < 1;
    }

    public Verdict judge(Counts counts, Expected expected, Rules declared) {
        List<FieldVerdict> fields = fields(counts, expected);
        Share share = Share.of(changed(counts), counts.compared(), confidence);
        List<String> differing = fields.stream()
                .filter(field -> field.state() == FieldState.DIFFERING)
                .map(field -> field.path() + " differs")
                .toList();
        // one that differs does not pass by being compared more
        List<String> missing = differing.isEmpty() ? missing(counts, share) : differing;
        return new Verdict(
                !differing.isEmpty() ? Outcome.FAIL : missing.isEmpty() ? Outcome.PASS : Outcome.INSUFFICIENT_TRAFFIC,
                counts.compared(),
                rule.title(),
                fields,
                Stream.concat(expected.fieldsNotIn(counts).stream(), expected.notExercisedIn(counts).stream())
                        .toList(),
                declared.neverUsed(counts.rulesUsed().keySet()).stream()
                        .map(Rule::text)
                        .toList(),
                share,
                missing);
    }

    private List<FieldVerdict> fields(Counts counts, Expected expected) {
        List<FieldVerdict> fields = new ArrayList<>();
        counts.fields()
                .forEach((path, count) ->
                        fields.add(FieldVerdict.of(path, count, rule.state(count, counts.compared()))));
        if (counts.other().compared() > 0) {
            // several of these may be of one request, and so no test applies: differences stay undecided
            FieldState state = counts.other().raw() == 0 ? FieldState.CLEAN : FieldState.UNDECIDED;
            fields.add(FieldVerdict.of(PathTree.OTHER, counts.other(), state));
        }
        expected.fieldsNotIn(counts)
                .forEach(path -> fields.add(FieldVerdict.of(path, FieldCount.ZERO, FieldState.NEVER_SEEN)));
        return fields;
    }

    /**
     * Requests that noise does not explain, at most: fields may have differed in the same request, and what could not be compared may
     * have differed too; but no more than those in which any field did.
     */
    private long changed(Counts counts) {
        long changed = counts.incomplete() + counts.other().rawOnly();
        for (FieldCount count : counts.fields().values()) {
            changed += switch (rule.state(count, counts.compared())) {
                case CLEAN, NOISY, NEVER_SEEN -> 0;
                case UNDECIDED, DIFFERING -> Math.max(0, count.rawOnly() - count.noiseOnly());
            };
        }
        return Math.min(changed, Math.min(counts.compared(), counts.differing() + counts.incomplete()));
    }

    private List<String> missing(Counts counts, Share share) {
        List<String> missing = new ArrayList<>();
        long needed = Math.max(minimum, Share.requestsNeeded(share.changed(), shareLimit, confidence));
        if (counts.compared() < needed) {
            missing.add(String.format(
                    Locale.ROOT,
                    "needs %,d more compared requests%s",
                    needed - counts.compared(),
                    share.changed() == 0 ? "" : ", none of them changed"));
        }
        if (counts.other().raw() > 0) {
            missing.add("differences in more than %,d fields are not told apart".formatted(Counts.MOST_FIELDS));
        }
        return missing;
    }
}
