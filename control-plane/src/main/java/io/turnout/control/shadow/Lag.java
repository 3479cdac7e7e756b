package io.turnout.control.shadow;

import io.turnout.control.conduct.Streams;
import io.turnout.control.database.Row;
import io.turnout.control.database.Session;
import io.turnout.control.plan.Dataset;
import io.turnout.control.procedure.Side;
import io.turnout.control.procedure.State;
import io.turnout.control.replication.Stream;
import java.time.Duration;

/** Whether the side that follows has applied what had been written on the other. */
public final class Lag {
    private static final Duration STEP = Duration.ofMillis(5);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private Lag() {}

    /** How the side that follows was when it was asked for, and is now. */
    public enum Known {
        /** It had applied everything. */
        NONE,
        /** It had not, and has now. */
        CAUGHT_UP,
        /** It still has not, or does not follow. */
        UNKNOWN
    }

    /** Waits until all that was written when it was called is on both sides. */
    public static Known await(Dataset dataset, State state, Duration longest) throws InterruptedException {
        return switch (state) {
            case IN_SYNC, VERIFIED -> await(new Streams(dataset).from(Side.SOURCE), longest);
            case CUT_OVER -> await(new Streams(dataset).from(Side.TARGET), longest);
            case LEGACY, COPYING, DETACHED -> Known.UNKNOWN;
        };
    }

    private static Known await(Stream stream, Duration longest) throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        try (Session from = stream.from().connect(TIMEOUT)) {
            Row first = from.row("""
                            select pg_current_wal_lsn()::text as written, confirmed_flush_lsn >= pg_current_wal_lsn() as applied
                            from pg_replication_slots where slot_name = ?
                            """, stream.slot()).orElse(null);
            if (first == null) {
                return Known.UNKNOWN;
            }
            if (first.flag("applied")) {
                return Known.NONE;
            }
            while (System.nanoTime() < end) {
                Thread.sleep(STEP);
                if (hasApplied(from, stream, first.text("written"))) {
                    return Known.CAUGHT_UP;
                }
            }
            return Known.UNKNOWN;
        }
    }

    private static boolean hasApplied(Session from, Stream stream, String written) {
        return from.row("""
                        select confirmed_flush_lsn >= ?::text::pg_lsn as applied
                        from pg_replication_slots where slot_name = ?
                        """, written, stream.slot())
                .map(row -> row.flag("applied"))
                .orElse(false);
    }
}
