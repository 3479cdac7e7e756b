package io.turnout.control.confidence.paper;

import io.turnout.control.confidence.RolloutFacts;
import io.turnout.control.confidence.RolloutReport;
import io.turnout.control.confidence.paper.Document.Tone;

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
                new RolloutFigures(report).all(),
                new RolloutSections(facts, report).all(),
                report.asOf());
    }

    private Tone tone() {
        return switch (report.outcome()) {
            case RELEASED, CAUGHT_UNSEEN -> Tone.GOOD;
            case UNDER_WAY, WENT_BACK -> Tone.OPEN;
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
            case WENT_BACK -> "Taken back with its migration";
        };
    }
}
