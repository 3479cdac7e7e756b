package io.turnout.gateway.experiment;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.turnout.gateway.control.Reports;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * What has been seen since it was told last. Nobody waits for it: what comes faster than it is told is left out, of all cohorts
 * alike. Thread-safe.
 */
final class Sightings implements Reports.Source<Sightings.Turn> {
    /** In one report. */
    private static final int MOST = 10_000;
    /** Of those that are told already, so that a page that is loaded again is not told again. */
    private static final int REMEMBERED = 100_000;

    private final Cache<Sighting, Boolean> told =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();
    private List<Sighting.Exposure> exposures = new ArrayList<>();
    private List<Sighting.Outcome> outcomes = new ArrayList<>();
    private Map<Cohort, Count> answers = new HashMap<>();
    private long leftOut;

    private record Cohort(String experiment, String variant) {}

    private static final class Count {
        private long answers;
        private long failed;
        private long slow;
    }

    /** Everything since the last one. */
    record Turn(List<Sighting.Exposure> exposures, List<Sighting.Outcome> outcomes, List<Sighting.Answers> answers) {}

    /**
     * As it is sent.
     *
     * @param gateway this process
     * @param sequence the same for repeats of one
     */
    private record Report(
            String gateway,
            long sequence,
            List<Sighting.Exposure> exposures,
            List<Sighting.Outcome> outcomes,
            List<Sighting.Answers> answers) {}

    /** @param visitor as its cookie has it */
    void exposed(String experiment, String visitor, String variant) {
        Sighting.Exposure exposure = new Sighting.Exposure(experiment, subject(visitor), variant);
        if (told.asMap().putIfAbsent(exposure, true) == null) {
            add(exposure);
        }
    }

    void had(String outcome, String visitor) {
        add(new Sighting.Outcome(outcome, subject(visitor)));
    }

    private synchronized void add(Sighting.Exposure exposure) {
        if (exposures.size() < MOST) {
            exposures.add(exposure);
        } else {
            // it may be told when it comes again
            told.invalidate(exposure);
            leftOut++;
        }
    }

    private synchronized void add(Sighting.Outcome outcome) {
        if (outcomes.size() < MOST) {
            outcomes.add(outcome);
        } else {
            leftOut++;
        }
    }

    synchronized void answered(String experiment, String variant, boolean failed, boolean slow) {
        Count count = answers.computeIfAbsent(new Cohort(experiment, variant), cohort -> new Count());
        count.answers++;
        count.failed += failed ? 1 : 0;
        count.slow += slow ? 1 : 0;
    }

    @Override
    public synchronized Turn turn() {
        if (exposures.isEmpty() && outcomes.isEmpty() && answers.isEmpty()) {
            return null;
        }
        Turn turn = new Turn(
                exposures,
                outcomes,
                answers.entrySet().stream()
                        .map(entry -> new Sighting.Answers(
                                entry.getKey().experiment,
                                entry.getKey().variant,
                                entry.getValue().answers,
                                entry.getValue().failed,
                                entry.getValue().slow))
                        .toList());
        exposures = new ArrayList<>();
        outcomes = new ArrayList<>();
        answers = new HashMap<>();
        return turn;
    }

    @Override
    public Object report(String gateway, long sequence, Turn turn) {
        return new Report(gateway, sequence, turn.exposures(), turn.outcomes(), turn.answers());
    }

    synchronized long leftOut() {
        return leftOut;
    }

    /** Nobody who sees a report can pass for a visitor. */
    static String subject(String visitor) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(visitor.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 10);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("each JVM has it", e);
        }
    }
}
