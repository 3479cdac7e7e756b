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
import java.util.function.Predicate;

/** The acts of a demonstration: what is shipped, what is asked of the control plane, and what that makes of it. */
final class Performance {
    /** The first that is read from its candidate; so the bad builds are shipped to it. */
    private static final String FIRST = "notes-read";

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
        long before = sides.look().candidateOf(FIRST);
        Verdict shortened = caught("start", Map.of("to", "RETIRED"));
        boolean isRead = sides.look().candidateOf(FIRST) > before;

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

    /** @param exposed whether a request of what is read first was answered by the build */
    private PlantedBuild planted(Build build, Verdict verdict, Predicate<Hit> exposed) {
        List<Hit> those = visitors.hits().stream()
                .filter(hit -> hit.what().equals(FIRST))
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
                (last - first) / 1000.0);
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
                cutovers.add(new Cutover(dataset, Duration.between(closed, open).toMillis()));
            }
        }
        return cutovers;
    }

    /**
     * What became of the rollout of what is read first.
     *
     * @param caughtIn by what it was ended
     * @param why it was
     * @param begun when comparing began, in milliseconds of the demonstration
     * @param ended when the control plane took it back
     */
    private record Verdict(String caughtIn, String why, long begun, long ended) {
        boolean includes(Hit hit) {
            return hit.atMillis() >= begun && hit.atMillis() <= ended + TO_BE_KNOWN.toMillis();
        }
    }

    /** Asks for something, and waits until the rollout that begins then is taken back, or done. */
    private Verdict caught(String operation, Map<String, Object> more) throws InterruptedException {
        long from = clock.millis();
        ask(operation, more);
        while (true) {
            JsonNode view = await("it is taken back, or done", each -> isHalted(each) || isRead());
            Verdict verdict = verdict(from);
            if (isHalted(view) && !verdict.caughtIn().equals("NONE")) {
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

    private boolean isRead() throws InterruptedException {
        return control.rollout(FIRST).path("phase").asText().equals("DONE");
    }

    /** The newest comes first. */
    private Verdict verdict(long from) throws InterruptedException {
        Verdict verdict = new Verdict("NONE", null, from, clock.millis());
        for (JsonNode entry : control.get("/api/control/rollouts/log?limit=50").path("entries")) {
            long at = clock.at(Instant.parse(entry.path("at").asText()));
            if (!entry.path("capability").asText().equals(FIRST) || at < from) {
                continue;
            }
            String phase = entry.path("phase").asText();
            if (phase.equals("ROLLED_BACK")) {
                String in = entry.path("step").asInt() == 0 ? "SHADOW" : "CANARY";
                verdict = new Verdict(in, entry.path("why").asText(), from, at);
            } else if (phase.equals("COMPARING")) {
                verdict = new Verdict(verdict.caughtIn(), verdict.why(), at, verdict.ended());
            }
        }
        return verdict;
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
