package io.turnout.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.turnout.demo.Report.PlantedBuild;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** The acts of a demonstration: what is shipped, what is asked of the control plane, and what that makes of it. */
final class Performance {
    /** What the notes service is the candidate of before anything else, so that its builds are found out by these. */
    private static final Set<String> OF_NOTES = Set.of("notes-read", "notes-in-talks");
    /** What readers ask for that is answered by these. */
    private static final Set<String> WITH_NOTES = Set.of("notes-read", "talk-with-notes");

    /** What is read next, one after the other, as what they are made of comes first; what nobody reads yet costs nobody a comparison. */
    private static final List<Act> ACTS = List.of(
            new Act("Talks come next", Set.of("talks-read")),
            new Act("Then what is made of both", Set.of("agenda", "talk-with-notes", "search")));

    private static final String REPLACED = "its build is replaced";

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);
    private static final Duration LONGEST_ACT = Duration.ofMinutes(10);
    private static final int MOST_ALARMS = 5;

    /** @param capabilities whose answers come to be read from their candidates */
    private record Act(String said, Set<String> capabilities) {}

    private final Site site;
    private final ControlPlane control;
    private final Chronicle chronicle;
    private final Visitors visitors;
    private final Sides sides;
    private final Teller teller;
    private final Clock clock;
    private final Pulse pulse;
    private final List<PlantedBuild> planted = new ArrayList<>();
    private int falseAlarms;

    Performance(
            Site site,
            ControlPlane control,
            Chronicle chronicle,
            Visitors visitors,
            Sides sides,
            Teller teller,
            Clock clock,
            Pulse pulse) {
        this.site = site;
        this.control = control;
        this.chronicle = chronicle;
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
        long before = readFromNotes();
        Chronicle.Verdict shortened = caught();
        boolean isRead = readFromNotes() > before;

        site.ship(Build.SLOW);
        teller.say("It is mended, by a build that takes two seconds longer: " + Build.SLOW.name());
        Chronicle.Verdict slow = caught();

        teller.say("Talks are copied while it is mended");
        control.ofDataset("talks", "start", "the demonstration");
        site.ship(Build.MENDED);
        teller.say("It is mended for good: " + Build.MENDED.name());
        long mended = clock.millis();
        goOnWithNotes();
        finish();
        for (Act act : ACTS) {
            teller.say(act.said());
            read(act.capabilities());
            finish();
        }
        teller.say("Last come the pages; then the services own it all");
        ask("start", Map.of("to", "RETIRED"));
        finish();
        planted.add(planted(Build.SHORTENED, shortened, hit -> isRead && shortened.includes(hit)));
        planted.add(planted(
                Build.SLOW,
                slow,
                hit -> slow.includes(hit) && hit.atMillis() < mended && hit.millis() >= Build.DELAY_MILLIS));
    }

    /** How many requests the notes service has answered people as a candidate. */
    private long readFromNotes() throws IOException, InterruptedException {
        Sides.Sample sample = sides.look();
        return OF_NOTES.stream().mapToLong(sample::candidateOf).sum();
    }

    /** @param exposed whether a request of what reads notes was answered by the build */
    private PlantedBuild planted(Build build, Chronicle.Verdict verdict, Predicate<Hit> exposed) {
        List<Hit> those = visitors.hits().stream()
                .filter(hit -> WITH_NOTES.contains(hit.what()))
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

    /** Where a bad build has stopped it; one that was not caught has let it come to its end. */
    private void goOnWithNotes() throws InterruptedException {
        if (isHalted(control.migration())) {
            ask("resume", Map.of());
        } else {
            read(OF_NOTES);
        }
    }

    private void read(Set<String> capabilities) throws InterruptedException {
        ask("start", Map.of("to", "CANARY", "capabilities", capabilities));
    }

    /** Waits until a rollout that begins now is taken back, or all of them are done. */
    private Chronicle.Verdict caught() throws InterruptedException {
        long from = clock.millis();
        goOnWithNotes();
        while (true) {
            JsonNode view = await("it is taken back, or done", each -> isHalted(each) || areRead());
            Chronicle.Verdict verdict = chronicle.firstTakenBack(OF_NOTES, from);
            if (isHalted(view) && verdict.isCaught()) {
                teller.say("Caught: " + verdict.why());
                takeBack();
                return verdict;
            }
            if (!isHalted(view)) {
                teller.say("It was not caught");
                return verdict;
            }
            tryAgain(view);
        }
    }

    /** Whatever else is asked of the build: nobody is to wait for it while it is replaced, nor judge the next one by it. */
    private void takeBack() throws InterruptedException {
        for (String capability : OF_NOTES) {
            control.takeBack(capability, REPLACED);
            control.compare(capability, 0, REPLACED);
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

    private static boolean isHalted(JsonNode view) {
        return view.path("paused").asBoolean();
    }

    private static boolean isOver(JsonNode view) {
        return view.path("phase").asText().equals("DONE");
    }
}
