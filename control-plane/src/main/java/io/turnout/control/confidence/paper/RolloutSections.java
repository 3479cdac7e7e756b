package io.turnout.control.confidence.paper;

import static io.turnout.control.confidence.paper.Words.count;
import static io.turnout.control.confidence.paper.Words.text;

import io.turnout.control.confidence.Harm;
import io.turnout.control.confidence.RolloutFacts;
import io.turnout.control.confidence.RolloutReport;
import io.turnout.control.confidence.paper.Document.Block;
import io.turnout.control.confidence.paper.Document.Remark;
import io.turnout.control.confidence.paper.Document.Section;
import io.turnout.control.confidence.paper.Document.Table;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a rollout's report says beyond its figures. */
final class RolloutSections {
    private final RolloutFacts facts;
    private final RolloutReport report;

    RolloutSections(RolloutFacts facts, RolloutReport report) {
        this.facts = facts;
        this.report = report;
    }

    /** Those that have something to say. */
    List<Section> all() {
        return Stream.of(exposed(), course(), new Answered(facts, report).section(), harm(), compared(), terms())
                .filter(section -> !section.blocks().isEmpty())
                .toList();
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
        blocks.add(
                new Remark(
                        text(
                                "Counted is what was worse than on the legacy side: %s of percent of the requests failed more%s. It is taken to grow with the requests; a build that breaks under load would have cost more. The thin lines are 95 %% intervals%s.",
                                Words.points(harm.failedBeyond()),
                                harm.slowBeyond() == null
                                        ? ""
                                        : text(
                                                ", and %s took longer than %s, the time within which 95 %% of the legacy side’s were answered with what the plan allows beyond it",
                                                Words.points(harm.slowBeyond()), Words.millis(harm.slowMillis())),
                                harm.slowBeyond() == null
                                        ? ""
                                        : "; those of failures are exact, those of slowness take that limit as given, though the same requests have set it")));
        return new Section(
                "cost",
                "What it cost, and would have cost",
                "From the first answer of what was judged worse until its last one.",
                blocks);
    }

    private Section compared() {
        List<Block> blocks = new ArrayList<>();
        if (!report.compared().isEmpty()) {
            blocks.add(new Table(
                    "Runs of comparing, with all that they have compared so far",
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
                                "Requests are counted by the gateways in windows of a second, each taken once. Detection runs from the first window that the build answered in; recovery ends with the last one. Their times are when the control plane was told, which is to within a second as long as gateways could reach it; what is told more than a minute after it was taken back is not in here."),
                        new Remark(
                                "Intervals of shares bound each side for itself at 97.5 % by evidence that may be looked at all the time (Robbins 1970), and both together at 95 %.")));
    }

    private static String number(double percent) {
        return percent == Math.rint(percent) ? text("%.0f", percent) : text("%s", percent);
    }
}
