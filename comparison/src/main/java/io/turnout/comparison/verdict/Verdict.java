package io.turnout.comparison.verdict;

import io.turnout.comparison.noise.FieldState;
import java.util.List;

/**
 * What is said of a capability, and on what grounds.
 *
 * @param verdict whether one may cut over
 * @param compared requests
 * @param rule the noise rule's name
 * @param fields each that was seen or expected, by path
 * @param neverSeen expected fields, status codes and parameters that no request has shown
 * @param rulesNeverUsed declared rules without which nothing would have been different, as text
 * @param share of the requests that a cut-over would have changed
 * @param missing what keeps it from passing, in sentences; empty if and only if it passes
 */
public record Verdict(
        Outcome verdict,
        long compared,
        String rule,
        List<FieldVerdict> fields,
        List<String> neverSeen,
        List<String> rulesNeverUsed,
        Share share,
        List<String> missing) {
    public Verdict {
        fields = List.copyOf(fields);
        neverSeen = List.copyOf(neverSeen);
        rulesNeverUsed = List.copyOf(rulesNeverUsed);
        missing = List.copyOf(missing);
        if (missing.isEmpty() != (verdict == Outcome.PASS)) {
            throw new IllegalArgumentException("it passes if and only if nothing is missing");
        }
    }

    public List<FieldVerdict> in(FieldState state) {
        return fields.stream().filter(field -> field.state() == state).toList();
    }
}
