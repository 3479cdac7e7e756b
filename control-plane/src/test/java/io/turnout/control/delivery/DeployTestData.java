package io.turnout.control.delivery;

import io.turnout.control.delivery.Ruling.Kind;
import java.time.Duration;
import java.time.Instant;

/** Deploys of a service, and what rollouts made of them. */
public final class DeployTestData {
    public static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
    static final Duration QUIET = Duration.ofMinutes(5);

    private DeployTestData() {}

    /** One that was looked for all the time, of code that is so many minutes older. */
    static Deploy aDeploy(String build, Duration after, long minutesOld) {
        Instant at = START.plus(after);
        return new Deploy(
                at.getEpochSecond(),
                "a",
                build,
                at.minus(Duration.ofMinutes(minutesOld)),
                at,
                at,
                at.minusSeconds(30),
                null,
                null);
    }

    static Deploy aDeployNobodyToldOf(String build, Duration after) {
        Deploy known = aDeploy(build, after, 0);
        return new Deploy(
                known.id(), "a", build, null, known.firstSeen(), known.lastSeen(), known.unseenSince(), null, null);
    }

    static Deploy found(String build, Duration after) {
        Instant at = START.plus(after);
        return new Deploy(0, "a", build, START.minusSeconds(60), at, at, null, null, null);
    }

    static Deploy told(String build, Duration after, String who) {
        Instant at = START.plus(after);
        return new Deploy(at.getEpochSecond(), "a", build, null, at, at, null, who, "a test");
    }

    static Ruling aRuling(Kind kind, String build, Duration exposed, Duration after) {
        return new Ruling(
                kind,
                "read-a",
                "a",
                build,
                exposed == null ? null : START.plus(exposed),
                START.plus(after),
                "control plane",
                "a test");
    }
}
