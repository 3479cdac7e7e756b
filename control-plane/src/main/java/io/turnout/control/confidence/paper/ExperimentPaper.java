package io.turnout.control.confidence.paper;

import static io.turnout.control.confidence.paper.Words.count;
import static io.turnout.control.confidence.paper.Words.text;

import io.turnout.control.confidence.ExperimentReport;
import io.turnout.control.confidence.ExperimentReport.Arm;
import io.turnout.control.confidence.paper.Document.Block;
import io.turnout.control.confidence.paper.Document.Fact;
import io.turnout.control.confidence.paper.Document.Remark;
import io.turnout.control.confidence.paper.Document.Section;
import io.turnout.control.confidence.paper.Document.Table;
import io.turnout.control.confidence.paper.Document.Tone;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** An experiment's report, to be read. */
public final class ExperimentPaper {
    private static final String STOPPED = "STOPPED_BY_GUARDRAIL";
    private static final String WORSE = "WORSE";
    private static final String BETTER = "BETTER";

    private final ExperimentReport report;
    private final List<Arm> treatments;

    private ExperimentPaper(ExperimentReport report) {
        this.report = report;
        this.treatments = report.arms().subList(1, report.arms().size());
    }

    public static Document of(ExperimentReport report) {
        return new ExperimentPaper(report).document();
    }

    private Document document() {
        return new Document(
                "Experiment",
                report.key(),
                tone(),
                word(),
                verdict(),
                facts(),
                List.of(effect(), cohorts(), story()),
                report.asOf());
    }

    private boolean any(String verdict) {
        return treatments.stream().anyMatch(arm -> verdict.equals(arm.verdict()));
    }

    private Tone tone() {
        return report.mismatched() || any(STOPPED) || any(WORSE) ? Tone.BAD : any(BETTER) ? Tone.GOOD : Tone.OPEN;
    }

    private String word() {
        return any(STOPPED)
                ? "Stopped by its guardrail"
                : report.mismatched()
                        ? "Not valid"
                        : any(BETTER) ? "Better" : any(WORSE) ? "Worse" : "No difference known";
    }

    private String verdict() {
        List<String> sentences = new ArrayList<>();
        if (report.mismatched()) {
            sentences.add(
                    "Subjects do not come in the planned shares, so the cohorts are not alike, and nothing that differs is known to be an effect.");
        }
        for (Arm arm : treatments) {
            if (report.mismatched() && !STOPPED.equals(arm.verdict())) {
                continue;
            }
            sentences.add(
                    switch (arm.verdict()) {
                        case BETTER ->
                            text(
                                    "More subjects of %s have the outcome %s: %s.",
                                    arm.variant(), report.outcome(), Words.points(arm.more()));
                        case WORSE ->
                            text(
                                    "Fewer subjects of %s have the outcome %s: %s.",
                                    arm.variant(), report.outcome(), Words.points(arm.more()));
                        case STOPPED -> harm(arm);
                        default ->
                            text(
                                    "Whether %s makes a difference is not known yet: %s.",
                                    arm.variant(), Words.points(arm.more()));
                    });
        }
        if (report.endedAt() != null) {
            sentences.add(text("All get %s since %s ended it.", report.kept(), report.endedBy()));
        }
        return String.join(" ", sentences);
    }

    private static String harm(Arm arm) {
        if (arm.harm() == null) {
            return text("A guardrail has stopped %s.", arm.variant());
        }
        return switch (arm.harm()) {
            case FAILS_MORE ->
                text(
                        "Too many answers to subjects of %s failed: %s of %s.",
                        arm.variant(), count(arm.failed()), count(arm.answers()));
            case SLOW_MORE_OFTEN ->
                text(
                        "Too many answers to subjects of %s took too long: %s of %s.",
                        arm.variant(), count(arm.slow()), count(arm.answers()));
        };
    }

    private List<Fact> facts() {
        long exposed = report.arms().stream().mapToLong(Arm::exposed).sum();
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(
                "Subjects exposed",
                count(exposed + report.waiting()),
                text(
                        "each once, as gateways saw them; %s of them have had their time and are counted",
                        count(exposed))));
        treatments.forEach(arm -> facts.add(new Fact(
                "More with " + arm.variant(),
                arm.more() == null
                        ? Words.UNKNOWN
                        : text("%+.2f points", arm.more().value() * 100),
                arm.more() == null
                        ? "nobody is counted yet"
                        : text(
                                "%+.2f to %+.2f, however often one has looked",
                                arm.more().lower() * 100, arm.more().upper() * 100))));
        facts.add(new Fact(
                "Planned shares",
                report.mismatched() ? "not kept" : "kept",
                "a test at 0.1 % of whether subjects come as planned"));
        facts.add(new Fact(
                "Failed answers",
                count(report.arms().stream().mapToLong(Arm::failed).sum()),
                text(
                        "of %s; a guardrail",
                        count(report.arms().stream().mapToLong(Arm::answers).sum()))));
        facts.add(new Fact(
                "Slow answers",
                count(report.arms().stream().mapToLong(Arm::slow).sum()),
                "of the same; the other guardrail"));
        return facts;
    }

    private Section effect() {
        List<Block> blocks = new ArrayList<>();
        if (treatments.stream().anyMatch(arm -> arm.more() != null)) {
            blocks.add(Intervals.of(report.outcome(), treatments));
        }
        blocks.add(
                new Remark(
                        "The interval contains the true difference at all looks together, with the confidence that was planned: it may be looked at daily, and ended at any time."));
        return new Section(
                "effect",
                "What difference it makes",
                text(
                        "By how much the share of subjects with the outcome %s differs from the control’s, within %s of being exposed.",
                        report.outcome(), Words.duration(Duration.ofSeconds(report.windowSeconds()))),
                blocks);
    }

    private Section cohorts() {
        return new Section(
                "cohorts",
                "Who was exposed to what",
                "A subject counts once, with what it was shown first, when its time is over.",
                List.of(new Table(
                        "Cohorts",
                        List.of(
                                "Variant",
                                "Verdict",
                                "Planned weight",
                                "Subjects",
                                "Had the outcome",
                                "Share",
                                "Failed answers",
                                "Slow answers"),
                        6,
                        report.arms().stream()
                                .map(arm -> List.of(
                                        arm.variant(),
                                        arm.verdict() == null ? "control" : words(arm.verdict()),
                                        text("%.0f", arm.weight()),
                                        count(arm.exposed()),
                                        count(arm.had()),
                                        arm.exposed() == 0 ? "–" : Words.percent((double) arm.had() / arm.exposed()),
                                        text("%s of %s", count(arm.failed()), count(arm.answers())),
                                        text("%s of %s", count(arm.slow()), count(arm.answers()))))
                                .toList())));
    }

    private Section story() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Remark(text(
                "Begun %s by %s, with the flag %s: %s",
                Words.second(report.startedAt()), report.startedBy(), report.flag(), Words.sentence(report.reason()))));
        blocks.add(new Remark(
                report.endedAt() == null
                        ? text("It is under way; %s still have time.", count(report.waiting(), "subject"))
                        : text(
                                "Ended %s by %s: %s All get %s.",
                                Words.second(report.endedAt()),
                                report.endedBy(),
                                Words.sentence(report.endedBecause()),
                                report.kept())));
        return new Section("story", "Who decided what", "", blocks);
    }

    private static String words(String verdict) {
        return verdict.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
