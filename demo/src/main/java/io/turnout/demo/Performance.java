package io.turnout.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.turnout.demo.Report.Cutover;
import io.turnout.demo.Report.PlantedBuild;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** The acts of a demonstration: what is shipped, what is asked of the control plane, and what that makes of it. */
final class Performance {
    /** What the notes service is the candidate of, so that its builds are found out by it. */
    private static final Set<String> OF_NOTES = Set.of("notes-read");

    private static final List<String> DATASETS = List.of("notes", "talks");
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(300);
    private static final Duration LONGEST_ACT = Duration.ofMinutes(10);
    private static final int MOST_ALARMS = 5;
    /** From a decision until no gateway goes by what was before. */
    private static final Duration TO_BE_KNOWN = Duration.ofSeconds(1);

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
        long before = sides.look().candidate();
        Verdict shortened = caught("start", Map.of("to", "RETIRED"));
        boolean isRead = sides.look().candidate() > before;

        site.ship(Build.SLOW);
        teller.say("It is mended, by a build that takes two seconds longer: " + Build.SLOW.name());
        Verdict slow = caught("resume", Map.of());

        site.ship(Build.MENDED);
        teller.say("It is mended for good: " + Build.MENDED.name());
        long mended = clock.millis();
        ask("resume", Map.of());
        finish();
        planted.add(planted(Build.SHORTENED, shortened, hit -> isRead && shortened.includes(hit)));
        planted.add(planted(
                Build.SLOW,
                slow,
                hit -> slow.includes(hit) && hit.atMillis() < mended && hit.millis() >= Build.DELAY_MILLIS));
    }

    /** @param exposed whether a request of what reads notes was answered by the build */
    private PlantedBuild planted(Build build, Verdict verdict, Predicate<Hit> exposed) {
        List<Hit> those = visitors.hits().stream()
                .filter(hit -> OF_NOTES.contains(hit.what()))
                .filter(exposed)
                .toList();
        long first = those.stream().mapToLong(Hit::endMillis).min().orElse(verdict.begun());
        long last = Math.max(
                verdict.ended(), those.stream().mapToLong(Hit::endMillis).max().orElse(0));
        return new PlantedBuild(
                build.name(),
                verdict.caughtIn(),
                verdict.why(),
                those.stream().map(Hit::subject).distinct().count(),
                (last - first) / 1000.0,
                first);
    }

    private void finish() throws InterruptedException {
        while (true) {
            JsonNode view = await("the migration is over", each -> isHalted(each) || isOver(each));
            if (isOver(view)) {
                return;
            }
            tryAgain(view);
        }
    }

    private void tryAgain(JsonNode view) throws InterruptedException {
        falseAlarms++;
        if (falseAlarms > MOST_ALARMS) {
            throw new IllegalStateException(
                    "The migration does not get on: " + view.path("reason").asText());
        }
        teller.say("Tried again, for it is a good build: " + view.path("reason").asText());
        ask("resume", Map.of());
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

    /**
     * What became of a build.
     *
     * @param caughtIn by what it was ended
     * @param why it was
     * @param begun when comparing began, in milliseconds of the demonstration
     * @param ended when the control plane took it back
     */
    private record Verdict(String caughtIn, String why, long begun, long ended) {
        boolean isCaught() {
            return !caughtIn.equals("NONE");
        }

        boolean includes(Hit hit) {
            return hit.atMillis() >= begun && hit.atMillis() <= ended + TO_BE_KNOWN.toMillis();
        }
    }

    /** Asks for something, and waits until a rollout that begins then is taken back, or all of them are done. */
    private Verdict caught(String operation, Map<String, Object> more) throws InterruptedException {
        long from = clock.millis();
        ask(operation, more);
        while (true) {
            JsonNode view = await("it is taken back, or done", each -> isHalted(each) || areRead());
            Verdict verdict = verdict(from);
            if (isHalted(view) && verdict.isCaught()) {
                teller.say("Caught: " + verdict.why());
                return verdict;
            }
            if (!isHalted(view)) {
                teller.say("It was not caught");
                return verdict;
            }
            tryAgain(view);
        }
    }

    private boolean areRead() throws InterruptedException {
        for (String capability : OF_NOTES) {
            if (!control.rollout(capability).path("phase").asText().equals("DONE")) {
                return false;
            }
        }
        return true;
    }

    /** Of the first that was taken back since. */
    private Verdict verdict(long from) throws InterruptedException {
        List<JsonNode> entries = new ArrayList<>();
        control.get("/api/control/rollouts/log?limit=100").path("entries").forEach(entries::add);
        long begun = from;
        // the newest comes first
        for (JsonNode entry : entries.reversed()) {
            long at = clock.at(Instant.parse(entry.path("at").asText()));
            if (at < from || !OF_NOTES.contains(entry.path("capability").asText())) {
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

    private void ask(String operation, Map<String, Object> more) throws InterruptedException {
        control.ask(operation, "the demonstration", more);
    }

    /** What is seen may take some time to be found out. */
    private interface Condition {
        boolean holds(JsonNode view) throws InterruptedException;
    }

    private JsonNode await(String what, Condition condition) throws InterruptedException {
        long end = System.nanoTime() + LONGEST_ACT.toNanos();
        while (true) {
            JsonNode view = control.migration();
            tell();
            pulse.beat(view);
            if (condition.holds(view)) {
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
