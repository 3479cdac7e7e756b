package io.turnout.control.watch;

import io.turnout.control.fence.FenceState;
import io.turnout.control.preflight.Finding;
import io.turnout.control.replication.StreamStatus;
import java.util.List;

/**
 * What one look at a dataset's databases gave. What could not be asked is null or empty.
 *
 * @param source what is seen of the source
 * @param target what is seen of the target
 * @param forth from source to target; null if neither side could be asked
 * @param back from target to source; null if neither side could be asked
 * @param drift columns that do not fit
 */
public record Seen(SideSeen source, SideSeen target, StreamStatus forth, StreamStatus back, List<Finding> drift) {
    /**
     * @param failure why it gives no answer; null if it does
     * @param fence null if there is none
     * @param unguarded tables that can be written behind the fence
     */
    public record SideSeen(String database, String failure, FenceState fence, List<String> unguarded) {
        public SideSeen {
            unguarded = List.copyOf(unguarded);
        }

        boolean isReachable() {
            return failure == null;
        }

        boolean isOpen() {
            return fence != null && fence.open();
        }
    }

    public Seen {
        drift = List.copyOf(drift);
    }
}
