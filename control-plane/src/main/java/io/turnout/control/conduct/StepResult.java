package io.turnout.control.conduct;

import java.util.Map;

/** How a step went. */
public sealed interface StepResult {
    /** @param evidence what shows it, for the journal */
    record Done(Map<String, Object> evidence) implements StepResult {}

    /** Try again later. */
    record NotYet(String cause) implements StepResult {}

    /** Repeating it changes nothing. */
    record Refused(String why, Map<String, Object> evidence) implements StepResult {}

    static StepResult done() {
        return new Done(Map.of());
    }
}
