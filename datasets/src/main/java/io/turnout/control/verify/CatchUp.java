package io.turnout.control.verify;

import io.turnout.control.database.Session;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waits until the target has applied all that the source had committed when it was called. */
final class CatchUp {
    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final Duration STEP = Duration.ofMillis(5);

    private final Session source;
    private final String slot;

    CatchUp(Session source, String slot) {
        this.source = source;
        this.slot = slot;
    }

    /**
     * @return the position in the source's log that it has waited for
     * @throws TargetLags if that takes too long
     */
    String await() {
        // a record of our own, flushed, so that there is something to confirm even where nobody writes
        String position = source.row("select pg_logical_emit_message(false, 'turnout', '', true)::text as lsn")
                .orElseThrow()
                .text("lsn");
        long end = System.nanoTime() + LONGEST.toNanos();
        while (!hasApplied(position)) {
            if (System.nanoTime() > end || Thread.currentThread().isInterrupted()) {
                throw new TargetLags();
            }
            LockSupport.parkNanos(STEP.toNanos());
        }
        return position;
    }

    private boolean hasApplied(String position) {
        return source.row("""
                        select confirmed_flush_lsn >= ?::text::pg_lsn as applied
                        from pg_replication_slots where slot_name = ?
                        """, position, slot).map(row -> row.flag("applied")).orElse(false);
    }
}
