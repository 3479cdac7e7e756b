package io.turnout.control.fence;

import java.util.List;
import java.util.stream.Collectors;

/** The side is closed, but transactions that wrote before have not ended. */
public final class WritersInFlight extends RuntimeException {
    WritersInFlight(List<InFlight> writers) {
        super("Writers are still in flight: "
                + writers.stream().map(InFlight::toString).collect(Collectors.joining("; ")));
    }
}
