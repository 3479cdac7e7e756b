package io.turnout.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.turnout.demo.Report.Cutover;
import io.turnout.demo.Report.PlantedBuild;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** The acts of a demonstration: what is shipped, what is asked of the control plane, and what that makes of it. */
final class Performance {
    /** The first that is read from its candidate; so the bad builds are shipped to it. */
    private static final String FIRST = "notes-read";

    private static final List<String> DATASETS = List.of("notes", "talks");
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(300);
    private static final Duration LONGEST_ACT = Duration.ofMinutes(10);
    private static final int MOST_ALARMS = 5;

    private final Site site;
    private final ControlPlane control;
    private final Visitors visitors;
    private final Sides sides;
    private final Teller teller;
    private final Clock clock;
    private final Pulse pulse;
    private final List<PlantedBuild> planted = new ArrayList<>();
    private int falseAlarms;
    private long lastEntry;

    Performance(
            Site site, ControlPlane control, Visitors visitors, Sides sides, Teller teller, Clock clock, Pulse pulse) {
        this.site = site;
        this.control = control;
        this.visitors = visitors;
        this.sides = sides;
        this.teller = teller;
        this.clock = clock;
        this.pulse = pulse;
    }

    List<PlantedBuild> planted() {
        return List.copyOf(planted);
    }

    /** Good builds that were taken back. */
    int falseAlarms() {
        return falseAlarms;
    }

    /** Until everything is answered, written and kept by the services. */
    void migrate() throws IOException, InterruptedException {
        teller.say("The notes service has a regression: " + Build.SHORTENED.name() + " cuts notes short");
        long before = sides.look().candidateOf(FIRST);
        ask("start", Map.of("to", "RETIRED"));
        awaitHalt();
        Verdict shortened = verdict();
        boolean isExposed = sides.look().candidateOf(FIRST) > before;
        planted.add(new PlantedBuild(
                Build.SHORTENED.name(),
                shortened.caughtIn(),
                isExposed ? subjects(hit -> hit.atMillis() >= shortened.begun()).size() : 0,
                shortened.seconds(shortened.begun())));
        site.ship(Build.SLOW);
        teller.say("It is mended, by a build that takes two seconds longer: " + Build.SLOW.name());
        long shipped = clock.millis();
        ask("resume", Map.of());
        awaitHalt();
        Verdict slow = verdict();
        Predicate<Hit> isLate = hit -> hit.atMillis() >= shipped && hit.millis() >= Build.DELAY_MILLIS;
        planted.add(new PlantedBuild(
                Build.SLOW.name(), slow.caughtIn(), subjects(isLate).size(), slow.seconds(firstOf(isLate, shipped))));
        site.ship(Build.MENDED);
        teller.say("It is mended for good: " + Build.MENDED.name());
        ask("resume", Map.of());
        finish();
    }

    private long firstOf(Predicate<Hit> those, long otherwise) {
        return visitors.hits().stream()
                .filter(hit -> hit.what().equals(FIRST))
                .filter(those)
                .mapToLong(hit -> hit.atMillis() + hit.millis())
                .min()
                .orElse(otherwise);
    }

    private void finish() throws InterruptedException {
        while (true) {
            JsonNode view = await("the migration is over", each -> isHalted(each) || isOver(each));
            if (isOver(view)) {
                return;
            }
            falseAlarms++;
            if (falseAlarms > MOST_ALARMS) {
                throw new IllegalStateException(
                        "The migration does not get on: " + view.path("reason").asText());
            }
            teller.say("Tried again, for it is a good build: "
                    + view.path("reason").asText());
            ask("resume", Map.of());
        }
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
                cutovers.add(new Cutover(dataset, Duration.between(closed, open).toMillis()));
            }
        }
        return cutovers;
    }

    /**
     * How the rollout of what is read first was ended.
     *
     * @param caughtIn by what
     * @param begun when it began, in milliseconds of the demonstration
     * @param ended when nobody got an answer of the candidate any more
     */
    private record Verdict(String caughtIn, long begun, long ended) {
        double seconds(long from) {
            return Math.max(0, ended - from) / 1000.0;
        }
    }

    private Verdict verdict() throws InterruptedException {
        Verdict verdict = null;
        long begun = 0;
        for (JsonNode entry : control.get("/api/control/rollouts/log?limit=50").path("entries")) {
            if (!entry.path("capability").asText().equals(FIRST)) {
                continue;
            }
            long at = clock.at(Instant.parse(entry.path("at").asText()));
            String phase = entry.path("phase").asText();
            if (phase.equals("ROLLED_BACK") && verdict == null) {
                verdict = new Verdict(entry.path("step").asInt() == 0 ? "SHADOW" : "CANARY", 0, at);
            } else if (phase.equals("COMPARING") && verdict != null && begun == 0) {
                begun = at;
            }
        }
        return verdict == null ? new Verdict("NONE", 0, 0) : new Verdict(verdict.caughtIn(), begun, verdict.ended());
    }

    private Set<String> subjects(Predicate<Hit> those) {
        Set<String> subjects = new HashSet<>();
        visitors.hits().stream()
                .filter(hit -> hit.what().equals(FIRST))
                .filter(those)
                .forEach(hit -> subjects.add(hit.subject()));
        return subjects;
    }

    private void ask(String operation, Map<String, Object> more) throws InterruptedException {
        control.ask(operation, "the demonstration", more);
    }

    private void awaitHalt() throws InterruptedException {
        JsonNode view = await("it is taken back", Performance::isHalted);
        teller.say("Caught: " + view.path("reason").asText());
    }

    private JsonNode await(String what, Predicate<JsonNode> condition) throws InterruptedException {
        long end = System.nanoTime() + LONGEST_ACT.toNanos();
        while (true) {
            JsonNode view = control.migration();
            tell();
            pulse.beat(view);
            if (condition.test(view)) {
                return view;
            }
            if (System.nanoTime() > end) {
                throw new IllegalStateException(
                        "Not so within %d minutes: %s; it says: %s".formatted(LONGEST_ACT.toMinutes(), what, view));
            }
            Thread.sleep(BETWEEN_LOOKS);
        }
    }

    /** What the migration has done since. */
    private void tell() throws InterruptedException {
        List<JsonNode> entries = new ArrayList<>();
        control.get("/api/control/migration/log").path("entries").forEach(entries::add);
        for (JsonNode entry : entries.reversed()) {
            long id = entry.path("id").asLong();
            if (id > lastEntry && entry.path("who").asText().equals("migration")) {
                String action = entry.path("action").asText();
                if (!action.equals("halted") && !action.startsWith("COMPARE")) {
                    teller.say(
                            "%s, because %s".formatted(action, entry.path("why").asText()));
                }
            }
            lastEntry = Math.max(lastEntry, id);
        }
    }

    private static boolean isHalted(JsonNode view) {
        return view.path("paused").asBoolean();
    }

    private static boolean isOver(JsonNode view) {
        return view.path("phase").asText().equals("DONE");
    }
}
