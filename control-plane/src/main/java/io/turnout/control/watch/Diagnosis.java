package io.turnout.control.watch;

import io.turnout.control.preflight.Finding;
import io.turnout.control.procedure.State;
import io.turnout.control.replication.StreamStatus;
import io.turnout.control.watch.Seen.SideSeen;
import io.turnout.control.watch.Trouble.Kind;
import java.util.ArrayList;
import java.util.List;

/** What is wrong, from what was seen and what the journal says should be so. Pure. */
final class Diagnosis {
    /** Part of the bound on retained WAL at which somebody should look. */
    private static final double NEAR = 0.5;

    private final State state;
    private final boolean handingOver;
    private final Seen seen;
    private final Seen before;
    private final List<Trouble> troubles = new ArrayList<>();

    private Diagnosis(State state, boolean handingOver, Seen seen, Seen before) {
        this.state = state;
        this.handingOver = handingOver;
        this.seen = seen;
        this.before = before;
    }

    /**
     * @param handingOver whether a handover is running, during which both fences are closed for a moment
     * @param before the look before; null at first
     */
    static List<Trouble> of(State state, boolean handingOver, Seen seen, Seen before) {
        Diagnosis diagnosis = new Diagnosis(state, handingOver, seen, before);
        diagnosis.reachability(seen.source());
        diagnosis.reachability(seen.target());
        if (state != State.LEGACY) {
            diagnosis.fences();
        }
        boolean streams = state != State.LEGACY && state != State.DETACHED;
        if (streams) {
            diagnosis.stream(seen.forth(), before == null ? null : before.forth(), seen.source(), seen.target());
            seen.drift().stream().filter(Finding::blocking).forEach(diagnosis::drift);
        }
        if (state == State.CUT_OVER) {
            diagnosis.stream(seen.back(), before == null ? null : before.back(), seen.target(), seen.source());
        }
        return List.copyOf(diagnosis.troubles);
    }

    private void reachability(SideSeen side) {
        if (!side.isReachable()) {
            add(Kind.UNREACHABLE, side, side.failure(), "Start the server, or mend the way to it.");
        }
    }

    private void fences() {
        SideSeen source = seen.source();
        SideSeen target = seen.target();
        if (source.isOpen() && target.isOpen()) {
            add(Kind.FENCES_CONTRADICT, target, "Both sides take writes.", "Stop the writers and compare the sides.");
        } else if (!handingOver && source.isReachable() && target.isReachable()) {
            boolean targetOwns = state == State.CUT_OVER || state == State.DETACHED;
            if (target.isOpen() != targetOwns || source.isOpen() == targetOwns) {
                add(
                        Kind.FENCES_CONTRADICT,
                        targetOwns ? target : source,
                        "The journal says that this side takes writes; its fence is %s, the other one is %s."
                                .formatted(word(targetOwns ? target : source), word(targetOwns ? source : target)),
                        "A server may have been restored from a backup: abort, or repeat the handover.");
            }
        }
        for (SideSeen side : List.of(source, target)) {
            if (!side.unguarded().isEmpty()) {
                add(
                        Kind.UNGUARDED,
                        side,
                        "%s can be written behind the fence.".formatted(String.join(", ", side.unguarded())),
                        "alter table … enable trigger turnout_fence; then verify again.");
            }
        }
    }

    private void stream(StreamStatus now, StreamStatus earlier, SideSeen from, SideSeen to) {
        if (now == null) {
            return;
        }
        StreamStatus.Slot slot = now.slot();
        if (from.isReachable() && (slot == null || slot.isLost())) {
            add(
                    Kind.SLOT_LOST,
                    from,
                    slot == null
                            ? "The replication slot is gone, and the changes since with it."
                            : "PostgreSQL gave the replication slot up because it kept more WAL than max_slot_wal_keep_size.",
                    "Abort and start again: the rows are copied anew.");
            return;
        }
        if (slot != null && slot.boundBytes() > 0 && slot.retainedBytes() > NEAR * slot.boundBytes()) {
            add(
                    Kind.WAL_FILLING,
                    from,
                    "%d of at most %d bytes of WAL are kept because %s does not take them."
                            .formatted(slot.retainedBytes(), slot.boundBytes(), to.database()),
                    "Bring %s back, raise max_slot_wal_keep_size, or abort.".formatted(to.database()));
        }
        if (to.isReachable() && !now.applying()) {
            notApplying(now, earlier, to);
        }
    }

    private void notApplying(StreamStatus now, StreamStatus earlier, SideSeen to) {
        long failures = now.applyErrors() + now.copyErrors();
        boolean fails = earlier != null && failures > earlier.applyErrors() + earlier.copyErrors();
        if (fails || failures > 0 && !now.enabled()) {
            String hint = seen.drift().isEmpty()
                    ? "A row that violates a constraint which only this side has, or that was written behind the fence."
                    : seen.drift().getFirst().what();
            add(
                    Kind.APPLY_FAILING,
                    to,
                    "Applying changes has failed %d times. Likely: %s".formatted(failures, hint),
                    "The server's log names the row; mend that and it goes on by itself.");
        } else if (!now.enabled()) {
            add(Kind.NOT_APPLYING, to, "The subscription is disabled or missing.", "Enable it, or abort.");
        } else if (earlier != null && !earlier.applying()) {
            add(
                    Kind.NOT_APPLYING,
                    to,
                    "No worker applies changes; it may not reach the other server, or find no free worker.",
                    "See that this server reaches the other one, and max_logical_replication_workers.");
        }
    }

    private void drift(Finding finding) {
        troubles.add(new Trouble(Kind.SCHEMA_DRIFT, finding.database(), finding.what(), finding.mend()));
    }

    private void add(Kind kind, SideSeen side, String cause, String mend) {
        troubles.add(new Trouble(kind, side.database(), cause, mend));
    }

    private static String word(SideSeen side) {
        return side.fence() == null ? "missing" : side.isOpen() ? "open" : "closed";
    }
}
