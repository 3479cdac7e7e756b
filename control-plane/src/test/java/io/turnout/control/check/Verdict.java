package io.turnout.control.check;

import java.util.List;
import java.util.Map;

/** What a round showed. */
record Verdict(
        long seed,
        long writes,
        long refusals,
        long samples,
        Map<String, Long> outcomes,
        List<Long> pauses,
        Map<Nemesis.Fault, Integer> faults,
        List<String> violations) {}
