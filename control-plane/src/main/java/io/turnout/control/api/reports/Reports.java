package io.turnout.control.api.reports;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.turnout.control.api.ControlPlane;
import io.turnout.control.api.Places;
import io.turnout.control.api.experiments.Experiments;
import io.turnout.control.confidence.ExperimentReport;
import io.turnout.control.confidence.MigrationReport;
import io.turnout.control.confidence.RolloutFacts;
import io.turnout.control.confidence.RolloutReport;
import io.turnout.control.confidence.paper.ExperimentPaper;
import io.turnout.control.confidence.paper.MigrationPaper;
import io.turnout.control.confidence.paper.RolloutPaper;
import io.turnout.control.database.Sessions;
import io.turnout.control.ledger.Ledger;
import io.turnout.control.migration.MigrationLedger;
import io.turnout.control.migration.MigrationLedger.Kept;
import io.turnout.control.plan.Capability;
import io.turnout.control.rollout.RolloutArchive;
import io.turnout.control.rollout.RolloutArchive.Release;
import io.turnout.control.rollout.RolloutLedger;
import io.turnout.platform.ProblemType;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;

/** Looks up what reports are about. What there is none of is refused as {@code not-found}. */
@Singleton
public class Reports {
    private static final int AT_ONCE = 2;

    private final ControlPlane plane;
    private final Sessions control;
    private final Places places = new Places(AT_ONCE);
    private final Experiments experiments;
    private final ObjectMapper json;
    private final Clock clock;

    Reports(ControlPlane plane, Sessions control, Experiments experiments, ObjectMapper json, Clock clock) {
        this.plane = plane;
        this.control = control;
        this.experiments = experiments;
        this.json = json;
        this.clock = clock;
    }

    /**
     * @param kind {@code rollouts}, {@code experiments} or {@code migrations}
     * @param number of a rollout; null for the latest
     */
    public Answer of(String kind, String name, String number) {
        return places.in(() -> switch (kind) {
            case "rollouts" -> rollout(name, number == null ? null : number(number));
            case "experiments" -> experiment(name);
            case "migrations" -> migration(name.equals("latest") ? null : number(name));
            default -> throw ProblemType.NOT_FOUND.because("There are no reports of that kind.");
        });
    }

    /** Whether there has been one that there is a report of. */
    public boolean hasRollout(String capability) {
        try (RolloutLedger ledger = new RolloutLedger(control, json)) {
            return ledger.archive().latest(capability).isPresent();
        }
    }

    private static long number(String text) {
        try {
            long number = Long.parseLong(text);
            if (number < 1) {
                throw new NumberFormatException();
            }
            return number;
        } catch (NumberFormatException e) {
            throw ProblemType.INVALID_PARAMETER.because(
                    "\"%s\" is no number of a rollout or migration.".formatted(text));
        }
    }

    private Answer rollout(String capability, Long number) {
        try (RolloutLedger ledger = new RolloutLedger(control, json)) {
            RolloutArchive archive = ledger.archive();
            Optional<Release> release = number == null ? archive.latest(capability) : archive.of(capability, number);
            return release.map(one -> facts(archive, one))
                    .map(facts -> new Answer(
                            capability + "/" + facts.number(), RolloutReport.of(facts), RolloutPaper.of(facts)))
                    .orElseThrow(() -> ProblemType.NOT_FOUND.because(
                            number == null
                                    ? "There has been no rollout of \"%s\".".formatted(capability)
                                    : "There has been no rollout %d of \"%s\".".formatted(number, capability)));
        }
    }

    private Answer experiment(String key) {
        ExperimentReport report = Arms.report(experiments.of(key), clock.instant());
        return new Answer(key, report, ExperimentPaper.of(report));
    }

    private Answer migration(Long number) {
        try (MigrationLedger migrations = new MigrationLedger(control, json);
                RolloutLedger rollouts = new RolloutLedger(control, json);
                Ledger journal = new Ledger(control)) {
            Kept kept = (number == null ? migrations.latest() : migrations.of(number))
                    .orElseThrow(() -> ProblemType.NOT_FOUND.because(
                            number == null
                                    ? "There has been no migration."
                                    : "There has been no migration %d.".formatted(number)));
            MigrationReport report = new Course(
                            kept, migrations.log().of(kept.migration().number()), clock.instant())
                    .report(release -> facts(rollouts.archive(), release), rollouts.archive(), journal.trail());
            return new Answer("" + report.number(), report, MigrationPaper.of(report));
        }
    }

    private RolloutFacts facts(RolloutArchive archive, Release release) {
        Capability planned = plane.plan().capabilities().get(release.capability());
        var lines = archive.log(release.number());
        return new RolloutFacts(
                release.number(),
                release.capability(),
                planned == null ? null : planned.candidate(),
                planned == null ? null : planned.legacy(),
                release.course(),
                release.begunAt(),
                lines,
                archive.exposures(release.number()),
                archive.moments(release.number()),
                new Comparing(control, json).during(release, lines, clock.instant()),
                clock.instant());
    }
}
