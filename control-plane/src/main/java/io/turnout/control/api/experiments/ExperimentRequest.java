package io.turnout.control.api.experiments;

import io.turnout.control.api.Reason;
import io.turnout.control.experiment.Design;
import io.turnout.judging.experiment.Cohort;
import io.turnout.judging.experiment.Plan;
import io.turnout.platform.ProblemType;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.stream.Stream;

/**
 * An experiment to begin.
 *
 * @param flag whose subjects are divided; it has no rule before
 * @param control the variant that the others are held against
 * @param treatments the other variants, with their weights
 * @param controlWeight beside those; 1 if nothing is said
 * @param outcome such as {@code wrote-a-note}
 * @param window how long after it was exposed a subject's outcome still counts, such as {@code PT1H}; 1 s to 30 days
 * @param reason for the log; 1–500 characters
 */
record ExperimentRequest(
        String flag,
        String control,
        Double controlWeight,
        Map<String, Double> treatments,
        String outcome,
        String window,
        String reason) {
    private static final Duration LONGEST = Duration.ofDays(30);

    ExperimentRequest {
        Reason.check(reason, "log");
        if (flag == null || control == null || treatments == null || treatments.isEmpty()) {
            throw ProblemType.INVALID_BODY.because("\"flag\", \"control\" and \"treatments\" are required.");
        }
        if (outcome == null || !outcome.matches("[a-z0-9-]{1,50}")) {
            throw ProblemType.INVALID_BODY.because(
                    "\"outcome\" must be 1 to 50 small letters, digits and dashes, such as wrote-a-note.");
        }
    }

    Design design(String key) {
        if (!key.matches("[a-z0-9-]{1,60}")) {
            throw ProblemType.INVALID_PARAMETER.because(
                    "An experiment's key must be 1 to 60 small letters, digits and dashes.");
        }
        try {
            Cohort first = new Cohort(control, controlWeight == null ? 1 : controlWeight);
            Cohort[] others = treatments.entrySet().stream()
                    .map(entry -> new Cohort(entry.getKey(), entry.getValue()))
                    .toArray(Cohort[]::new);
            // flags weigh by whole numbers
            if (Stream.concat(Stream.of(first), Stream.of(others))
                    .anyMatch(each -> each.weight() % 1 != 0 || each.weight() > 1e6)) {
                throw ProblemType.INVALID_BODY.because("Weights are whole numbers, 1 to 1,000,000.");
            }
            return new Design(
                    key, flag, Plan.of(first, others), outcome, parsedWindow().toSeconds());
        } catch (IllegalArgumentException | NullPointerException e) {
            throw ProblemType.INVALID_BODY.because("The cohorts are refused: " + e.getMessage() + ".");
        }
    }

    private Duration parsedWindow() {
        try {
            Duration parsed = Duration.parse(window == null ? "PT1H" : window);
            if (parsed.toSeconds() >= 1 && parsed.compareTo(LONGEST) <= 0) {
                return parsed;
            }
        } catch (DateTimeParseException e) {
            // said below
        }
        throw ProblemType.INVALID_BODY.because("\"window\" must be a duration of 1 s to 30 days, such as PT1H.");
    }
}
