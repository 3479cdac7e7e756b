package io.turnout.control.confidence.paper;

import static io.turnout.control.confidence.paper.Words.count;
import static io.turnout.control.confidence.paper.Words.text;

import io.turnout.control.confidence.Harm;
import io.turnout.control.confidence.RolloutFacts;
import io.turnout.control.confidence.RolloutReport;
import io.turnout.control.confidence.Served;
import io.turnout.control.confidence.paper.Document.Block;
import io.turnout.control.confidence.paper.Document.Remark;
import io.turnout.control.confidence.paper.Document.Section;
import io.turnout.control.confidence.paper.Document.Table;
import io.turnout.control.rollout.Exposure;
import io.turnout.judging.count.Latencies;
import io.turnout.judging.count.SideCount;
import java.util.ArrayList;
import java.util.List;

/** How both sides of a rollout answered in the same time. */
final class Answered {
    private final RolloutFacts facts;
    private final RolloutReport report;

    Answered(RolloutFacts facts, RolloutReport report) {
        this.facts = facts;
        this.report = report;
    }

    Section section() {
        if (report.candidate().requests() == 0) {
            return new Section("served", "How both sides answered", "", List.of());
        }
        List<Block> blocks = new ArrayList<>();
        Latencies ours =
                builds().stream().map(each -> each.counted().latencies()).reduce(Latencies.NONE, Latencies::plus);
        Latencies theirs = Harm.beside(builds()).latencies();
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
                                "The candidate’s share of requests that failed differs from the legacy side’s by %s of percent, at 95 %%: plus is worse. The interval is exact and stays valid although one stops when it looks bad.",
                                Words.points(report.failedBeyond()))));
        return new Section(
                "served",
                "How both sides answered",
                "In the same time, through the same gateways. A request has failed if it was answered with a 5xx, broke off or was not answered. Times are known to within 9 %.",
                blocks);
    }

    private static List<String> side(String name, Served served) {
        return List.of(
                name,
                count(served.requests()),
                count(served.failed()),
                served.requests() == 0 ? "–" : Words.percent(served.share()),
                Words.millis(served, served.p50Millis()),
                Words.millis(served, served.p95Millis()),
                Words.millis(served, served.p99Millis()));
    }

    private static String name(String side, String called) {
        return called == null ? side : side + " (" + called + ")";
    }

    /** Those that were judged worse, if some were; else all. */
    private List<Exposure> builds() {
        return facts.exposures().stream()
                .filter(Exposure::isCandidate)
                .filter(each -> report.harm() == null || report.harm().builds().contains(each.build()))
                .toList();
    }

    private static Served served(Latencies latencies) {
        return Served.of(new SideCount(0, latencies));
    }
}
