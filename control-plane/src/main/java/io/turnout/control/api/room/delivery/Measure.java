package io.turnout.control.api.room.delivery;

import io.turnout.control.delivery.ChangeFailures;
import io.turnout.control.delivery.Frequency;
import io.turnout.control.delivery.Grade;
import io.turnout.control.delivery.LeadTime;
import io.turnout.control.delivery.Restore;
import io.turnout.control.delivery.Times;
import java.util.ArrayList;
import java.util.List;

/**
 * One of the four, in words.
 *
 * @param yardstick what <i>Accelerate</i> has of who does well
 * @param value what was measured; a dash if nothing was
 * @param notes of how many, and how sure that is
 */
public record Measure(String name, String yardstick, String value, Grade grade, List<String> notes) {
    private static final String NOTHING = "–";

    static Measure of(LeadTime lead) {
        List<String> notes =
                new ArrayList<>(notes(lead.times(), "no change with a known time", "change", "from commit to running"));
        add(notes, lead.untold(), "more: nobody told when the code changed");
        add(notes, lead.unseen(), "more: came while nobody looked");
        return new Measure("Lead time", "below 1 h", value(lead.times(), ""), lead.grade(), notes);
    }

    static Measure of(Frequency frequency, int again) {
        List<String> notes = new ArrayList<>();
        String deploys = Words.count(frequency.deploys(), "deploy");
        String looked = Words.days(frequency.days());
        if (frequency.perDay() == null) {
            notes.add("seen in %s; no rate is made of less than a day".formatted(looked));
        } else {
            notes.add("%s in %s that were looked at".formatted(deploys, looked));
            notes.add("95 %%: %s to %s a day"
                    .formatted(Words.number(frequency.lower()), Words.number(frequency.upper())));
        }
        add(notes, again, "of a build that had run before");
        add(notes, frequency.unseen(), "more, at a time when nobody looked");
        String value = frequency.perDay() == null ? deploys : Words.number(frequency.perDay()) + " a day";
        return new Measure("Deploys", "on demand: one a day at least", value, frequency.grade(), notes);
    }

    static Measure of(ChangeFailures failures) {
        List<String> notes = new ArrayList<>();
        if (failures.rate() != null) {
            notes.add("%d of %s taken back"
                    .formatted(failures.failed(), Words.count(failures.judged(), "judged change")));
            notes.add("95 %%: %s to %s".formatted(Words.percent(failures.lower()), Words.percent(failures.upper())));
        } else {
            notes.add("no change was judged while users read from it");
        }
        add(notes, failures.rejected(), "rejected before release");
        add(notes, failures.unjudged(), "not judged");
        String value = failures.rate() == null ? NOTHING : Words.percent(failures.rate());
        return new Measure("Change failures", "0 to 15 %", value, failures.grade(), notes);
    }

    static Measure of(Restore restore) {
        return new Measure(
                "Time to restore",
                "below 1 h",
                value(restore.times(), "≤ "),
                restore.grade(),
                notes(
                        restore.times(),
                        "no build was taken back",
                        "build taken back",
                        "since users could read from it"));
    }

    /** As the page says it. */
    public String gradeWords() {
        return switch (grade) {
            case MEETS -> "meets";
            case DOES_NOT_MEET -> "does not meet";
            case TOO_FEW -> "too few to say";
        };
    }

    /** The style that shows it. */
    public String kind() {
        return switch (grade) {
            case MEETS -> "pass";
            case DOES_NOT_MEET -> "fail";
            case TOO_FEW -> "open";
        };
    }

    private static String value(Times times, String atMost) {
        return times.n() == 0 ? NOTHING : atMost + Words.time(times.median());
    }

    private static List<String> notes(Times times, String none, String what, String between) {
        List<String> notes = new ArrayList<>();
        if (times.n() == 0) {
            notes.add(none);
            return notes;
        }
        notes.add("median of %s, %s".formatted(Words.count(times.n(), what), between));
        if (times.lower() != null) {
            notes.add("95 %%: %s to %s".formatted(Words.time(times.lower()), Words.time(times.upper())));
        }
        if (times.p90() != null) {
            notes.add("nine in ten within " + Words.time(times.p90()));
        }
        return notes;
    }

    private static void add(List<String> notes, int count, String what) {
        if (count > 0) {
            notes.add(count + " " + what);
        }
    }
}
