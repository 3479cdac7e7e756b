package io.turnout.control.experiment;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;

/**
 * What a gateway has seen since its last report.
 *
 * @param gateway the process
 * @param sequence rises with each report of it, and is the same for repeats of one
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Report(
        String gateway, long sequence, List<Exposure> exposures, List<Outcome> outcomes, List<Answers> answers) {
    /** A subject was shown a variant. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Exposure(String experiment, String subject, String variant) {}

    /** A subject did what an experiment is about. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Outcome(String outcome, String subject) {}

    /**
     * How many answers a cohort was given, and how many of them were failures.
     *
     * @param slow how many took too long; null from a gateway that does not tell yet
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Answers(String experiment, String variant, long answers, long failed, Long slow) {
        public Answers {
            slow = slow == null ? 0 : slow;
        }
    }
}
