package io.turnout.control.api.reports;

import io.turnout.control.confidence.MigrationReport;
import io.turnout.control.confidence.MigrationReport.Done;
import io.turnout.control.confidence.MigrationReport.Move;
import io.turnout.control.confidence.RolloutFacts;
import io.turnout.control.confidence.RolloutReport;
import io.turnout.control.ledger.AuditEntry;
import io.turnout.control.ledger.AuditTrail;
import io.turnout.control.migration.MigrationLedger.Kept;
import io.turnout.control.migration.MigrationLog;
import io.turnout.control.rollout.RolloutArchive;
import io.turnout.control.rollout.RolloutArchive.Release;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** A migration from its beginning to its end, and what belongs to it by its time. */
final class Course {
    /** Entries of a journal that are looked through. */
    private static final int MOST = 10_000;

    private static final Set<String> MOVES = Set.of("CUTOVER", "ROLLBACK");

    private final Kept kept;
    private final List<MigrationLog.Entry> log;
    private final Instant now;

    Course(Kept kept, List<MigrationLog.Entry> log, Instant now) {
        this.kept = kept;
        this.log = log;
        this.now = now;
    }

    MigrationReport report(Function<Release, RolloutFacts> facts, RolloutArchive rollouts, AuditTrail journal) {
        // one that was done may have been taken back since
        Instant end = log.stream()
                .filter(entry -> entry.phase().isOver())
                .filter(entry -> kept.migration().phase().isOver())
                .map(MigrationLog.Entry::at)
                .reduce((first, last) -> last)
                .orElse(null);
        Instant until = end == null ? now : end.plusMillis(1);
        var itinerary = kept.migration().itinerary();
        Set<String> capabilities = new LinkedHashSet<>(itinerary.read());
        capabilities.addAll(itinerary.carried());
        Set<String> datasets = new LinkedHashSet<>(itinerary.ready());
        datasets.addAll(itinerary.moved());
        return new MigrationReport(
                kept.migration().number(),
                kept.migration().to().name(),
                kept.migration().phase().name(),
                kept.reason(),
                kept.begun(),
                end,
                log.stream()
                        .map(entry -> new Done(entry.at(), entry.action(), entry.who(), entry.why()))
                        .toList(),
                rollouts.between(kept.begun(), until).stream()
                        .filter(release -> capabilities.contains(release.capability()))
                        .map(release -> RolloutReport.of(facts.apply(release)))
                        .toList(),
                datasets.stream()
                        .flatMap(dataset -> moves(journal.audit(dataset, MOST), until).stream())
                        .toList(),
                now);
    }

    private List<Move> moves(List<AuditEntry> newestFirst, Instant until) {
        Map<Long, List<AuditEntry>> byTurn = new LinkedHashMap<>();
        newestFirst.reversed().stream()
                .filter(entry -> MOVES.contains(entry.operation()))
                .filter(entry -> !Instant.parse(entry.at()).isBefore(kept.begun())
                        && Instant.parse(entry.at()).isBefore(until))
                .forEach(entry -> byTurn.computeIfAbsent(entry.turn(), turn -> new ArrayList<>())
                        .add(entry));
        return byTurn.values().stream().map(Course::move).toList();
    }

    /** Of one operation's entries, in their order: a step may have begun more than once. */
    private static Move move(List<AuditEntry> entries) {
        AuditEntry first = entries.getFirst();
        Instant closed = null;
        Instant open = null;
        String outcome = null;
        for (AuditEntry entry : entries) {
            switch (entry.kind() + " " + entry.subject()) {
                case "BEGUN CLOSE" -> closed = Instant.parse(entry.at());
                case "ENDED OPEN" -> open = Instant.parse(entry.at());
                default -> outcome = entry.kind().equals("SETTLED") ? entry.subject() : outcome;
            }
        }
        return new Move(first.dataset(), first.operation(), first.who(), closed, open, outcome);
    }
}
