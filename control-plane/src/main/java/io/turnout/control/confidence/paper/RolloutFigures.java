package io.turnout.control.confidence.paper;

import static io.turnout.control.confidence.paper.Words.count;
import static io.turnout.control.confidence.paper.Words.text;

import io.turnout.control.confidence.Harm;
import io.turnout.control.confidence.Range;
import io.turnout.control.confidence.RolloutReport;
import io.turnout.control.confidence.paper.Document.Fact;
import java.util.ArrayList;
import java.util.List;

/** The figures of a rollout that matter most. */
final class RolloutFigures {
    private final RolloutReport report;

    RolloutFigures(RolloutReport report) {
        this.report = report;
    }

    List<Fact> all() {
        List<Fact> figures = new ArrayList<>();
        figures.add(
                report.knowsSubjects()
                        ? exposure()
                        : new Fact("Subjects exposed", Words.UNKNOWN, "no gateway has told who was answered"));
        figures.add(new Fact(
                "Failed requests",
                count(report.candidate().failed()),
                text(
                        "of %s to the candidate; counted at the gateways",
                        count(report.candidate().requests()))));
        boolean back = report.detected() != null;
        if (back) {
            figures.add(new Fact(
                    "Time to detect",
                    Words.duration(report.detected()),
                    report.candidate().requests() == 0
                            ? "from the beginning of comparing to the decision"
                            : "from its first answer to the decision, as gateways told of it"));
            figures.add(new Fact(
                    "Time to recover",
                    report.recovered() == null ? "not needed" : Words.duration(report.recovered()),
                    report.recovered() == null
                            ? "nobody had to be brought back"
                            : "from the decision to its last answer at any gateway, as they told of it"));
            figures.add(atAll());
        }
        return figures;
    }

    private Fact exposure() {
        return new Fact(
                "Subjects exposed",
                count(report.subjects().estimate()),
                report.ofAll().estimate() == 0
                        ? "nobody read from the candidate"
                        : Words.isExact(report.subjects())
                                ? text(
                                        "of %s who came; counted at the gateways",
                                        count(report.ofAll().estimate()))
                                : text(
                                        "%s to %s at 95 %%, of %s who came; estimated from a sketch",
                                        count(report.subjects().lower()),
                                        count(report.subjects().upper()),
                                        count(report.ofAll().estimate())));
    }

    private Fact atAll() {
        Harm harm = report.harm();
        if (harm == null) {
            return new Fact(
                    "At 100 %",
                    Words.UNKNOWN,
                    report.candidate().requests() == 0
                            ? "nobody read from it, so nothing was measured"
                            : "no build was judged worse, so none is held to have cost anything");
        }
        boolean slow = Verdict.isSlow(harm);
        Range cost = slow ? harm.slowOfAll() : harm.failedOfAll();
        return new Fact(
                slow ? "Slow requests more, at 100 %" : "Failed requests more, at 100 %",
                cost == null ? Words.UNKNOWN : count(Math.round(cost.value())),
                cost == null
                        ? "there was nothing to hold it against"
                        : text(
                                "%s to %s at 95 %%, in the same time",
                                count((long) Math.floor(cost.lower())), count((long) Math.ceil(cost.upper()))));
    }
}
