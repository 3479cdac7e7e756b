package io.turnout.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.turnout.demo.Report.Cutover;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What the control plane has recorded, at the times of the demonstration. */
final class Chronicle {
    private static final List<String> DATASETS = List.of("notes", "talks");
    /** From a decision until no gateway goes by what was before. */
    private static final Duration TO_BE_KNOWN = Duration.ofSeconds(1);

    private final ControlPlane control;
    private final Clock clock;

    Chronicle(ControlPlane control, Clock clock) {
        this.control = control;
        this.clock = clock;
    }

    /**
     * What became of a build.
     *
     * @param caughtIn by what it was ended
     * @param why it was
     * @param begun when comparing began, in milliseconds of the demonstration
     * @param ended when the control plane took it back
     */
    record Verdict(String caughtIn, String why, long begun, long ended) {
        boolean isCaught() {
            return !caughtIn.equals("NONE");
        }

        boolean includes(Hit hit) {
            return hit.atMillis() >= begun && hit.atMillis() <= ended + TO_BE_KNOWN.toMillis();
        }
    }

    /** Of the rollouts of some capabilities, the first that was taken back since; or that none was. */
    Verdict firstTakenBack(Set<String> capabilities, long from) throws InterruptedException {
        List<JsonNode> entries = new ArrayList<>();
        control.get("/api/control/rollouts/log?limit=100").path("entries").forEach(entries::add);
        long begun = from;
        // the newest comes first
        for (JsonNode entry : entries.reversed()) {
            long at = clock.at(Instant.parse(entry.path("at").asText()));
            if (at < from || !capabilities.contains(entry.path("capability").asText())) {
                continue;
            }
            switch (entry.path("phase").asText()) {
                case "COMPARING" -> begun = begun == from ? at : begun;
                case "ROLLED_BACK" -> {
                    String in = entry.path("step").asInt() == 0 ? "SHADOW" : "CANARY";
                    return new Verdict(in, entry.path("why").asText(), begun, at);
                }
                default -> {}
            }
        }
        return new Verdict("NONE", null, begun, clock.millis());
    }

    /** How long neither side took a write, by the journal. */
    List<Cutover> cutovers() throws InterruptedException {
        List<Cutover> cutovers = new ArrayList<>();
        for (String dataset : DATASETS) {
            Instant closed = null;
            Instant open = null;
            // the newest comes first
            for (JsonNode entry : control.get("/api/control/datasets/" + dataset + "/journal?limit=1000")
                    .path("entries")) {
                if (entry.path("operation").asText().equals("CUTOVER")) {
                    Instant at = Instant.parse(entry.path("at").asText());
                    String what = entry.path("kind").asText() + " "
                            + entry.path("subject").asText();
                    open = open == null && what.equals("ENDED OPEN") ? at : open;
                    closed = closed == null && what.equals("BEGUN CLOSE") ? at : closed;
                }
            }
            if (closed != null && open != null) {
                cutovers.add(new Cutover(dataset, Duration.between(closed, open).toMillis(), clock.at(closed)));
            }
        }
        return cutovers;
    }

    /** What comparing has come to, each time, of all that was compared. */
    List<Comparison> comparisons() throws InterruptedException {
        List<Comparison> comparisons = new ArrayList<>();
        for (JsonNode capability : control.get("/api/control/shadow").path("capabilities")) {
            String name = capability.path("capability").asText();
            for (JsonNode run : control.get("/api/control/shadow/" + name + "/runs?limit=100")
                    .path("runs")) {
                if (run.path("compared").asLong() > 0) {
                    comparisons.add(new Comparison(
                            name,
                            run.path("build").asText(null),
                            run.path("verdict").asText(),
                            run.path("compared").asLong(),
                            run.path("changed").path("changed").asLong(),
                            clock.at(Instant.parse(run.path("startedAt").asText())),
                            run.hasNonNull("endedAt")
                                    ? clock.at(Instant.parse(run.path("endedAt").asText()))
                                    : clock.millis()));
                }
            }
        }
        return comparisons;
    }
}
