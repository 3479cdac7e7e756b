package io.turnout.control.confidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.turnout.control.plan.Course;
import io.turnout.control.rollout.Exposure;
import io.turnout.control.rollout.Phase;
import io.turnout.control.rollout.RolloutLog;
import io.turnout.control.rollout.Subjects;
import io.turnout.judging.count.Latencies;
import io.turnout.judging.count.SideCount;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.datasketches.hll.HllSketch;

/** A rollout of {@code notes}, begun at second 0. */
public final class RolloutTestData {
    private static final String ITSELF = "control plane";

    private final List<RolloutLog.Line> lines = new ArrayList<>();
    private final List<Exposure> exposures = new ArrayList<>();
    private List<RolloutFacts.Compared> compared = List.of();

    public static RolloutTestData aRollout() {
        return new RolloutTestData().line(0, Phase.COMPARING, 0, 0, "ada", "try it", "{}", false);
    }

    public RolloutTestData step(long second, int step, double percent) {
        return line(second, Phase.READING, step, percent, ITSELF, "it does no worse", "{}", false);
    }

    RolloutTestData approved(long second, int step, double percent, String who) {
        return line(second, Phase.READING, step, percent, who, "fine", "{}", true);
    }

    public RolloutTestData takenBack(long second, int step, String why, String... bad) {
        String judged = String.join(
                ",",
                List.of(bad).stream()
                        .map(build -> "\"%s\": {\"outcome\": \"FAIL\"}".formatted(build))
                        .toList());
        return line(second, Phase.ROLLED_BACK, step, 0, ITSELF, why, "{\"judged\": {%s}}".formatted(judged), false);
    }

    public RolloutTestData takenBackBy(String who, long second, int step) {
        return line(second, Phase.ROLLED_BACK, step, 0, who, "a hunch", "{}", false);
    }

    public RolloutTestData done(long second, int step) {
        return line(second, Phase.DONE, step, 100, ITSELF, "few enough requests fail", "{}", false);
    }

    private RolloutTestData line(
            long second, Phase phase, int step, double percent, String who, String why, String evidence, boolean ok) {
        lines.add(new RolloutLog.Line(
                new RolloutLog.Entry("notes", phase, step, percent, who, why, json(evidence), at(second)), false, ok));
        return this;
    }

    /** @param subjects numbers of those that were answered, without the last */
    public RolloutTestData answered(
            int step, String build, SideCount counted, SideCount beside, int[] subjects, long first, long last) {
        exposures.add(
                new Exposure(step, build, counted, beside, subjects(subjects[0], subjects[1]), at(first), at(last)));
        return this;
    }

    RolloutTestData compared(RolloutFacts.Compared... runs) {
        compared = List.of(runs);
        return this;
    }

    public RolloutFacts facts() {
        return new RolloutFacts(
                7,
                "notes",
                "notes",
                "monorail",
                Course.DEFAULT,
                at(0),
                lines,
                exposures,
                List.of(),
                compared,
                at(1_000));
    }

    RolloutReport report() {
        return RolloutReport.of(facts());
    }

    /** Of requests that all took equally long. */
    public static SideCount side(long failed, long answered) {
        return side(failed, answered, 40);
    }

    public static SideCount side(long failed, long answered, int bucket) {
        long[] counts = new long[bucket + 1];
        counts[bucket] = answered;
        return new SideCount(failed, Latencies.of(counts));
    }

    static Subjects subjects(int from, int to) {
        HllSketch sketch = new HllSketch(12);
        IntStream.range(from, to).forEach(sketch::update);
        return from == to ? Subjects.NOBODY : Subjects.of(sketch.toCompactByteArray());
    }

    static Instant at(long second) {
        return Instant.parse("2026-01-01T00:00:00Z").plusSeconds(second);
    }

    private static JsonNode json(String text) {
        try {
            return new JsonMapper().readTree(text);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
