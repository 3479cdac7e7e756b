package io.turnout.control.confidence.paper;

import static io.turnout.control.confidence.paper.Words.count;
import static io.turnout.control.confidence.paper.Words.text;

import io.turnout.control.confidence.MigrationReport;
import io.turnout.control.confidence.MigrationReport.Move;
import io.turnout.control.confidence.Range;
import io.turnout.control.confidence.RolloutReport.Outcome;
import io.turnout.control.confidence.paper.Document.Block;
import io.turnout.control.confidence.paper.Document.Fact;
import io.turnout.control.confidence.paper.Document.Remark;
import io.turnout.control.confidence.paper.Document.Section;
import io.turnout.control.confidence.paper.Document.Table;
import io.turnout.control.confidence.paper.Document.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A migration's report, to be read. */
public final class MigrationPaper {
    private static final String DONE = "DONE";
    private static final String ROLLED_BACK = "ROLLED_BACK";
    private static final Set<Outcome> BACK = Set.of(Outcome.TAKEN_BACK, Outcome.CALLED_BACK, Outcome.CAUGHT_UNSEEN);

    private final MigrationReport report;

    private MigrationPaper(MigrationReport report) {
        this.report = report;
    }

    public static Document of(MigrationReport report) {
        return new MigrationPaper(report).document();
    }

    private Document document() {
        return new Document(
                "Migration",
                "Migration " + report.number() + " to " + report.goal(),
                tone(),
                word(),
                verdict(),
                facts(),
                List.of(rollouts(), moves(), story()),
                report.asOf());
    }

    private Tone tone() {
        return switch (report.phase()) {
            case DONE -> Tone.GOOD;
            case ROLLED_BACK -> Tone.BAD;
            default -> Tone.OPEN;
        };
    }

    private String word() {
        return switch (report.phase()) {
            case DONE -> "Done";
            case ROLLED_BACK -> "Taken back";
            case "GOING_BACK" -> "Going back";
            default -> "Under way";
        };
    }

    private long back() {
        return report.rollouts().stream()
                .filter(rollout -> BACK.contains(rollout.outcome()))
                .count();
    }

    /** Not because of what they did. */
    private long along() {
        return report.rollouts().stream()
                .filter(rollout -> rollout.outcome() == Outcome.WENT_BACK)
                .count();
    }

    private long failed() {
        return report.rollouts().stream()
                .mapToLong(rollout -> rollout.candidate().failed())
                .sum();
    }

    private Long longestPause() {
        return report.moves().stream()
                .map(Move::pauseMillis)
                .filter(pause -> pause != null)
                .max(Long::compare)
                .orElse(null);
    }

    private String verdict() {
        String so = report.phase().equals(DONE)
                ? "It has come as far as it was to."
                : report.phase().equals(ROLLED_BACK)
                        ? "It was taken back: everything is answered and written where it was."
                        : "It is under way.";
        Long pause = longestPause();
        return text(
                "%s Of %s, %s taken back%s; %s of the candidates’ requests failed. %s",
                so,
                count(report.rollouts().size(), "rollout"),
                count(back()) + (back() == 1 ? " was" : " were"),
                along() == 0 ? "" : text(" and %s went back with it", count(along())),
                failed() == 0 ? "none" : count(failed()),
                pause == null
                        ? "No data has moved."
                        : text("While data moved, writes waited for %s at most.", Words.millis((double) pause)));
    }

    private List<Fact> facts() {
        long requests = report.rollouts().stream()
                .mapToLong(rollout -> rollout.candidate().requests())
                .sum();
        Long pause = longestPause();
        return List.of(
                new Fact(
                        "Rollouts",
                        count(report.rollouts().size()),
                        text(
                                "%s of them taken back%s",
                                count(back()), along() == 0 ? "" : text(", %s with the migration", count(along())))),
                new Fact(
                        "Failed requests",
                        count(failed()),
                        text("of %s to candidates in rollouts; counted at the gateways", count(requests))),
                new Fact(
                        "Longest pause of writes",
                        pause == null ? Words.UNKNOWN : Words.millis((double) pause),
                        pause == null
                                ? "no dataset was cut over"
                                : "from the last write on one side to the first on the other, by the journal"),
                new Fact(
                        "Datasets moved",
                        count(report.moves().stream()
                                .filter(move -> move.pauseMillis() != null)
                                .count()),
                        "by the journal, there or back"));
    }

    private Section rollouts() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(
                report.rollouts().isEmpty()
                        ? new Remark("No rollout has begun in its time.")
                        : new Table(
                                "Rollouts of its capabilities",
                                List.of("Capability", "Outcome", "Because", "Subjects", "Requests", "Failed"),
                                3,
                                report.rollouts().stream()
                                        .map(rollout -> List.of(
                                                text("%s, rollout %d", rollout.capability(), rollout.number()),
                                                words(rollout.outcome()),
                                                Words.sentence(rollout.because()),
                                                Words.about(rollout.subjects()),
                                                count(rollout.candidate().requests()),
                                                count(rollout.candidate().failed())))
                                        .toList()));
        return new Section("rollouts", "How candidates came to answer", "Each has a report of its own.", blocks);
    }

    private static String words(Outcome outcome) {
        return switch (outcome) {
            case UNDER_WAY -> "under way";
            case RELEASED -> "released";
            case CAUGHT_UNSEEN -> "caught before anybody saw it";
            case TAKEN_BACK -> "taken back by itself";
            case CALLED_BACK -> "taken back by hand";
            case WENT_BACK -> "taken back with the migration";
        };
    }

    private Section moves() {
        List<Block> blocks = new ArrayList<>();
        List<Bars.Bar> bars = report.moves().stream()
                .filter(move -> move.pauseMillis() != null)
                .map(move -> new Bars.Bar(
                        move.dataset() + (move.operation().equals("CUTOVER") ? "" : ", back"),
                        new Range(move.pauseMillis(), move.pauseMillis(), move.pauseMillis()),
                        "candidate"))
                .toList();
        if (bars.isEmpty()) {
            blocks.add(new Remark("No dataset was cut over in its time."));
        } else {
            blocks.add(Bars.of(
                    "pauses",
                    "How long writes waited, in ms",
                    "Writes that came meanwhile waited, and were done on the other side. By the journal of each dataset.",
                    bars));
        }
        if (!report.moves().isEmpty()) {
            blocks.add(new Table(
                    "Datasets that were cut over or taken back",
                    List.of("Dataset", "Operation", "Asked for by", "Closed", "Outcome", "Pause"),
                    1,
                    report.moves().stream()
                            .map(move -> List.of(
                                    move.dataset(),
                                    move.operation(),
                                    move.askedBy(),
                                    Words.clock(move.closedAt()),
                                    move.outcome() == null ? Words.UNKNOWN : move.outcome(),
                                    move.pauseMillis() == null ? "–" : Words.millis((double) move.pauseMillis())))
                            .toList()));
        }
        return new Section("moves", "How data moved", "", blocks);
    }

    private Section story() {
        return new Section(
                "story",
                "Who decided what",
                "Approvals are named as such; what the control plane did by itself was on the grounds that are given.",
                List.of(new Table(
                        "In its order, UTC",
                        List.of("When", "What", "By", "Because"),
                        0,
                        report.done().stream()
                                .map(done -> List.of(
                                        Words.second(done.at()), done.action(), done.who(), Words.sentence(done.why())))
                                .toList())));
    }
}
