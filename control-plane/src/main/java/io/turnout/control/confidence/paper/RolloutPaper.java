package io.turnout.control.confidence.paper;

import static io.turnout.control.confidence.paper.Words.count;
import static io.turnout.control.confidence.paper.Words.text;

import io.turnout.control.confidence.Harm;
import io.turnout.control.confidence.Range;
import io.turnout.control.confidence.RolloutFacts;
import io.turnout.control.confidence.RolloutReport;
import io.turnout.control.confidence.Served;
import io.turnout.control.confidence.paper.Document.Block;
import io.turnout.control.confidence.paper.Document.Fact;
import io.turnout.control.confidence.paper.Document.Remark;
import io.turnout.control.confidence.paper.Document.Section;
import io.turnout.control.confidence.paper.Document.Table;
import io.turnout.control.confidence.paper.Document.Tone;
import io.turnout.control.rollout.Exposure;
import io.turnout.judging.count.Latencies;
import io.turnout.judging.count.SideCount;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** A rollout's report, to be read. */
public final class RolloutPaper {
    private final RolloutFacts facts;
    private final RolloutReport report;

    private RolloutPaper(RolloutFacts facts, RolloutReport report) {
        this.facts = facts;
        this.report = report;
    }

    public static Document of(RolloutFacts facts) {
        return new RolloutPaper(facts, RolloutReport.of(facts)).document();
    }

    private Document document() {
        return new Document(
                "Rollout " + report.number(),
                report.capability(),
                tone(),
                word(),
                new Verdict(report).sentence(),
                figures(),
                Stream.of(exposed(), course(), served(), harm(), compared(), terms())
                        .filter(section -> !section.blocks().isEmpty())
                        .toList(),
                report.asOf());
    }

    private Tone tone() {
        return switch (report.outcome()) {
            case RELEASED, CAUGHT_UNSEEN -> Tone.GOOD;
            case UNDER_WAY -> Tone.OPEN;
            case TAKEN_BACK, CALLED_BACK -> Tone.BAD;
        };
    }

    private String word() {
        return switch (report.outcome()) {
            case RELEASED -> "Released";
            case CAUGHT_UNSEEN -> "Caught before anybody saw it";
            case UNDER_WAY -> "Under way";
            case TAKEN_BACK -> "Taken back by itself";
            case CALLED_BACK -> "Taken back by hand";
        };
    }

    private List<Fact> figures() {
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
                            : "from its first answer to the decision, to within 1 s"));
            figures.add(new Fact(
                    "Time to recover",
                    report.recovered() == null ? "not needed" : Words.duration(report.recovered()),
                    report.recovered() == null
                            ? "nobody had to be brought back"
                            : "from the decision to its last answer at any gateway, to within 1 s"));
            figures.add(atAll());
        }
        return figures;
    }

    private Fact exposure() {
        return new Fact(
                "Subjects exposed",
                count(report.subjects().estimate()),
                Words.isExact(report.subjects())
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
            return new Fact("At 100 %", Words.UNKNOWN, "nobody read from it, so nothing was measured");
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

    private Section exposed() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(
                report.knowsSubjects()
                        ? Crowd.of(report.subjects(), report.ofAll())
                        : new Remark("How many it were is unknown: no gateway has told who was answered."));
        if (!report.builds().isEmpty()) {
            blocks.add(new Table(
                    "Builds of the candidate that answered somebody",
                    List.of("Build", "Judged", "First answer", "Subjects", "Requests", "Failed"),
                    3,
                    report.builds().stream()
                            .map(build -> List.of(
                                    build.build().isEmpty() ? "not named" : build.build(),
                                    build.judgedBad() ? "worse than the legacy side" : "not called worse",
                                    Words.second(build.firstAt()),
                                    Words.about(build.subjects()),
                                    count(build.served().requests()),
                                    count(build.served().failed())))
                            .toList()));
        }
        return new Section(
                "exposed",
                "Who was exposed",
                "A subject is who asks: a signed-in user, a browser or, without either, an address. It is exposed when a build of the candidate has answered it, or failed to.",
                blocks);
    }

    private Section course() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(Course.of(report, facts.moments()));
        blocks.add(new Table(
                "Steps, and what ended each",
                List.of("Step", "From", "Lasted", "Ended because", "Requests", "Failed"),
                2,
                report.steps().stream()
                        .map(step -> List.of(
                                step.step() == 0 ? "Comparing" : text("%s %%", number(step.percent())),
                                Words.clock(step.from()),
                                Words.duration(Duration.between(
                                        step.from(), step.until() == null ? report.asOf() : step.until())),
                                step.until() == null
                                        ? "under way"
                                        : Words.sentence(step.because())
                                                + (step.approvedBy() == null
                                                        ? ""
                                                        : " Approved by " + step.approvedBy() + "."),
                                count(step.candidate().requests()),
                                count(step.candidate().failed())))
                        .toList()));
        return new Section(
                "course", "Step by step", "Times are those of the control plane’s database, in UTC.", blocks);
    }

    private Section served() {
        if (report.candidate().requests() == 0) {
            return new Section("served", "How both sides answered", "", List.of());
        }
        List<Block> blocks = new ArrayList<>();
        Latencies ours = latencies(Exposure::counted);
        Latencies theirs = latencies(Exposure::beside);
        var picture = Speed.of(ours, theirs, served(ours), served(theirs));
        if (picture != null) {
            blocks.add(picture);
        }
        blocks.add(new Table(
                "Requests of both sides in the steps in which some read from the candidate",
                List.of("Side", "Requests", "Failed", "Share", "Half within", "95 % within", "99 % within"),
                6,
                List.of(
                        side(name("Candidate", facts.candidate()), report.candidate()),
                        side(name("Legacy", facts.legacy()), report.legacy()))));
        blocks.add(new Remark(
                report.failedBeyond() == null
                        ? "How much more of the candidate’s requests failed is unknown: the legacy side has answered nobody in the same time."
                        : text(
                                "More of the candidate’s requests failed than of the legacy side’s by %s of percent, at 95 %%. The interval is exact and stays valid although one stops when it looks bad.",
                                Words.points(report.failedBeyond()))));
        return new Section(
                "served",
                "How both sides answered",
                "In the same time, through the same gateways. A request has failed if it was answered with a 5xx, broke off or was not answered. Times are known to within 9 %.",
                blocks);
    }

    private Section harm() {
        Harm harm = report.harm();
        if (harm == null || harm.failedBeyond() == null) {
            return new Section("cost", "What it cost, and would have cost", "", List.of());
        }
        List<Bars.Bar> bars = new ArrayList<>();
        bars.add(new Bars.Bar("Failed more, as released", harm.failedThere(), "candidate"));
        bars.add(new Bars.Bar("Failed more, at 100 %", harm.failedOfAll(), "worse"));
        if (harm.slowBeyond() != null) {
            bars.add(new Bars.Bar("Slow more, as released", harm.slowThere(), "candidate"));
            bars.add(new Bars.Bar("Slow more, at 100 %", harm.slowOfAll(), "worse"));
        }
        String caption = text(
                "Had all read from it, %s of both sides in the same time would have gone there instead of %s, and %s would have been exposed instead of %s.",
                count(harm.requestsOfAll(), "request"),
                count(harm.requestsThere()),
                count(harm.subjectsOfAll().estimate(), "subject"),
                count(report.subjects().estimate()));
        List<Block> blocks = new ArrayList<>();
        blocks.add(Bars.of("cost-picture", "What it cost, and would have cost", caption, bars));
        blocks.add(new Remark(text(
                "Counted is what was worse than on the legacy side: %s of percent of the requests failed more%s. It is taken to grow with the requests; a build that breaks under load would have cost more. The thin lines are 95 %% intervals.",
                Words.points(harm.failedBeyond()),
                harm.slowBeyond() == null
                        ? ""
                        : text(
                                ", and %s took longer than %s, the time within which 95 %% of the legacy side’s were answered with what the plan allows beyond it",
                                Words.points(harm.slowBeyond()), Words.millis(harm.slowMillis())))));
        return new Section(
                "cost",
                "What it cost, and would have cost",
                "From the first answer of what was taken back until its last one.",
                blocks);
    }

    private Section compared() {
        List<Block> blocks = new ArrayList<>();
        if (!report.compared().isEmpty()) {
            blocks.add(new Table(
                    "Runs of comparing",
                    List.of("Build", "Verdict", "Fields that differ", "Compared", "Would change", "At most"),
                    3,
                    report.compared().stream()
                            .map(run -> List.of(
                                    run.build() == null ? "not named" : run.build(),
                                    run.verdict(),
                                    run.differing().isEmpty() ? "none" : String.join(", ", run.differing()),
                                    count(run.requests()),
                                    count(run.changed()),
                                    run.requests() == 0 ? "–" : Words.percent(run.atMost())))
                            .toList()));
        }
        return new Section(
                "compared",
                "What comparing found",
                "Requests in a sample are answered by both sides, and their answers compared; whoever asked got the legacy side’s. Nobody is exposed by that.",
                blocks);
    }

    private Section terms() {
        return new Section(
                "terms",
                "How to read this",
                "",
                List.of(
                        new Remark(
                                "Subjects are counted by a sketch (HyperLogLog, 4,096 registers) that gateways fill and the control plane unites: up to some hundreds it is as good as exact, beyond that within 3.3 % at 95 %. It cannot tell who they were."),
                        new Remark(
                                "Requests are counted by the gateways in windows of a second, each taken once. Detection runs from the first window that the build answered in; recovery ends with the last one."),
                        new Remark(
                                "Intervals of shares bound each side for itself at 97.5 % by evidence that may be looked at all the time (Robbins 1970), and both together at 95 %.")));
    }

    private static List<String> side(String name, Served served) {
        return List.of(
                name,
                count(served.requests()),
                count(served.failed()),
                served.requests() == 0 ? "–" : Words.percent(served.share()),
                Words.millis(served.p50Millis()),
                Words.millis(served.p95Millis()),
                Words.millis(served.p99Millis()));
    }

    private static String name(String side, String called) {
        return called == null ? side : side + " (" + called + ")";
    }

    /** Of what was taken back, if something was; else of all. */
    private Latencies latencies(Function<Exposure, SideCount> side) {
        return facts.exposures().stream()
                .filter(Exposure::isCandidate)
                .filter(each -> report.harm() == null || report.harm().builds().contains(each.build()))
                .map(side)
                .map(SideCount::latencies)
                .reduce(Latencies.NONE, Latencies::plus);
    }

    private static Served served(Latencies latencies) {
        return Served.of(new SideCount(0, latencies));
    }

    private static String number(double percent) {
        return percent == Math.rint(percent) ? text("%.0f", percent) : text("%s", percent);
    }
}
