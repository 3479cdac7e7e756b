package io.turnout.control.confidence.paper;

import static io.turnout.control.confidence.paper.Words.count;
import static io.turnout.control.confidence.paper.Words.text;

import io.turnout.control.confidence.Harm;
import io.turnout.control.confidence.RolloutFacts;
import io.turnout.control.confidence.RolloutReport;

/** A rollout in a few sentences that need no knowledge of how it works. */
final class Verdict {
    private final RolloutReport report;

    Verdict(RolloutReport report) {
        this.report = report;
    }

    String sentence() {
        return switch (report.outcome()) {
            case UNDER_WAY ->
                text(
                        "It is under way: %s so far, and nothing has been found that would take it back.",
                        report.subjects().estimate() == 0 ? "nobody is exposed" : were() + " exposed");
            case RELEASED ->
                text(
                        "Released: %s answered by it step by step%s, and it was never found to do worse than the legacy side.",
                        were(),
                        report.candidate().requests() == 0
                                ? ""
                                : text(
                                        "; %s of %s failed",
                                        count(report.candidate().failed()),
                                        count(report.candidate().requests(), "request")));
            case CAUGHT_UNSEEN ->
                text(
                        "%s Nobody was exposed.%s",
                        report.byItself()
                                ? "Caught before anybody saw it: " + because()
                                : text("Taken back by %s before anybody saw it: %s", report.endedBy(), because()),
                        comparing());
            case TAKEN_BACK ->
                text("Taken back by itself after %s: %s %s", Words.duration(report.detected()), because(), cost());
            case CALLED_BACK ->
                text(
                        "Taken back by %s after %s: %s %s",
                        report.endedBy(), Words.duration(report.detected()), because(), cost());
            case WENT_BACK ->
                text(
                        "Taken back with its migration, and not because of anything that it did. %s",
                        report.candidate().requests() == 0 && report.subjects().estimate() == 0
                                ? "Nobody was exposed."
                                : cost());
        };
    }

    /** The same phrase begins a sentence of its own nowhere. */
    private String because() {
        String why = report.because() == null ? "" : report.because().strip();
        return why.endsWith(".") ? why : why + ".";
    }

    private String comparing() {
        long requests = report.compared().stream()
                .mapToLong(RolloutFacts.Compared::requests)
                .sum();
        return requests == 0 ? "" : text(" %s have been compared so far.", count(requests, "answer"));
    }

    private String cost() {
        Harm harm = report.harm();
        String exposed = text(
                "%s of %s who came %s exposed",
                count(report.subjects().estimate(), "subject"),
                count(
                        harm == null
                                ? report.ofAll().estimate()
                                : harm.subjectsOfAll().estimate()),
                report.subjects().estimate() == 1 ? "was" : "were");
        if (!report.knowsSubjects()) {
            exposed = "How many subjects were exposed is unknown";
        }
        if (harm == null || harm.failedOfAll() == null) {
            return exposed + ".";
        }
        boolean slow = isSlow(harm);
        return text(
                "%s. At 100 %% it would have %s in the same time, instead of %s.",
                exposed,
                slow
                        ? text(
                                "slowed about %s",
                                count(Math.round(harm.slowOfAll().value()), "request"))
                        : text(
                                "failed about %s more",
                                count(Math.round(harm.failedOfAll().value()), "request")),
                count(Math.round((slow ? harm.slowThere() : harm.failedThere()).value())));
    }

    /** Whether it is slowness, and not failure, that is known. */
    static boolean isSlow(Harm harm) {
        return harm.slowBeyond() != null
                && harm.slowBeyond().isPositive()
                && (harm.failedBeyond() == null || !harm.failedBeyond().isPositive());
    }

    private String were() {
        long subjects = report.subjects().estimate();
        return report.knowsSubjects()
                ? count(subjects, "subject") + (subjects == 1 ? " was" : " were")
                : "an unknown number of subjects was";
    }
}
