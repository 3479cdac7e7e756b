package io.turnout.control.conduct;

import io.turnout.control.database.Session;
import io.turnout.control.fence.Fence;
import io.turnout.control.fence.InFlight;
import io.turnout.control.plan.Dataset;
import io.turnout.control.preflight.Finding;
import io.turnout.control.preflight.Preflight;
import io.turnout.control.preflight.Survey;
import io.turnout.control.procedure.Progress;
import io.turnout.control.procedure.Side;
import io.turnout.control.replication.StreamStatus;
import java.util.List;
import java.util.Map;

/** The steps that move the writes from one side to the other, or back where they were. */
final class HandoverSteps {
    /** A side that is further behind would keep writers waiting. */
    private static final long CLOSE_ENOUGH_BYTES = 1024 * 1024;

    /** A transaction that has written and is older is waited for before others have to wait for it. */
    private static final long SLOW_MILLIS = 500;

    private final Dataset dataset;
    private final Sides sides;
    private final Streams streams;
    private final Fence fence;
    private final long epoch;

    HandoverSteps(Dataset dataset, Sides sides, Streams streams, Fence fence, long epoch) {
        this.dataset = dataset;
        this.sides = sides;
        this.streams = streams;
        this.fence = fence;
        this.epoch = epoch;
    }

    /** The side that closes follows the other before that one is opened: no write of it can be missed. */
    StepResult ready(Progress progress) {
        Side from = progress.operation().from();
        Side to = progress.operation().to();
        try (Session source = sides.patient(Side.SOURCE);
                Session target = sides.patient(Side.TARGET)) {
            List<Finding> findings = Preflight.handover(new Survey(dataset, source, target));
            List<String> reasons = findings.stream()
                    .filter(Finding::blocking)
                    .map(Finding::toString)
                    .toList();
            if (!reasons.isEmpty()) {
                return new StepResult.Refused(String.join(" ", reasons), Map.of("findings", findings));
            }
        }
        for (Side side : Side.values()) {
            List<String> unguarded = fence.unguarded(sides.quick(side));
            if (!unguarded.isEmpty()) {
                String why =
                        "%s of %s could be written behind the fence; its trigger turnout_fence is missing or disabled."
                                .formatted(
                                        String.join(", ", unguarded),
                                        sides.database(side).name());
                return new StepResult.Refused(why, Map.of("unguarded", unguarded));
            }
        }
        StreamStatus ahead = streams.status(from, sides);
        if (!ahead.isStreaming() || ahead.slot() == null) {
            return new StepResult.NotYet("%s does not follow at the moment."
                    .formatted(sides.database(to).name()));
        }
        if (ahead.slot().lagBytes() > CLOSE_ENOUGH_BYTES) {
            return new StepResult.NotYet("%s is %d bytes behind."
                    .formatted(sides.database(to).name(), ahead.slot().lagBytes()));
        }
        List<InFlight> slow = fence.writers(sides.quick(from)).stream()
                .filter(writer -> writer.millis() > SLOW_MILLIS || writer.pid() == 0)
                .toList();
        if (!slow.isEmpty()) {
            return new StepResult.NotYet("Closing would keep everybody waiting for " + slow.getFirst() + ".");
        }
        streams.establish(to, sides, false);
        StreamStatus back = streams.status(to, sides);
        return back.isStreaming()
                ? new StepResult.Done(Map.of("lagBytes", ahead.slot().lagBytes()))
                : new StepResult.NotYet("Replication back to %s is coming up."
                        .formatted(sides.database(from).name()));
    }

    StepResult close(Progress progress) {
        fence.close(sides.quick(progress.operation().from()), progress.turn(), epoch);
        return StepResult.done();
    }

    StepResult pass(Progress progress) {
        return fence.hasToken(sides.quick(progress.operation().to()), progress.turn())
                ? StepResult.done()
                : new StepResult.NotYet("The last writes are on their way.");
    }

    StepResult open(Progress progress) {
        fence.open(sides.quick(progress.operation().to()), progress.turn(), epoch);
        return StepResult.done();
    }

    /** Whether nothing is left to be swept on either side. */
    boolean sweep() {
        boolean swept = true;
        for (Side side : Side.values()) {
            try (Session session = sides.patient(side)) {
                swept &= fence.look(session).isEmpty() || fence.sweep(session);
            }
        }
        return swept;
    }

    StepResult revoke(Progress progress) {
        return fence.revoke(sides.quick(progress.operation().to()), progress.turn(), epoch)
                ? StepResult.done()
                : new StepResult.NotYet("The other side is open.");
    }

    StepResult reopen(Progress progress) {
        fence.reopen(sides.quick(progress.operation().from()), progress.turn(), epoch);
        return StepResult.done();
    }
}
