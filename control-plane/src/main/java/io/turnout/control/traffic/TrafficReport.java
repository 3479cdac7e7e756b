package io.turnout.control.traffic;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.turnout.judging.count.Latencies;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * What a gateway has counted.
 *
 * @param gateway the process
 * @param sequence rises with each report of it, and is the same for repeats of one
 * @throws IllegalArgumentException if nobody can have counted that
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record TrafficReport(String gateway, long sequence, List<Window> windows) {
    private static final int MOST_WINDOWS = 300;
    private static final int MOST_SIDES = 1000;
    private static final int LONGEST_NAME = 100;
    /** Of what can be counted in a window, however long it is. */
    private static final long MOST = 1_000_000_000;

    public TrafficReport {
        check(isName(gateway), "a report is of a gateway");
        windows = some(windows, MOST_WINDOWS);
    }

    /** @param millisAgo how long ago it ended, when it was sent */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Window(long millisAgo, List<Side> sides) {
        public Window {
            check(millisAgo >= 0, "a window is over");
            sides = some(sides, MOST_SIDES);
        }
    }

    /**
     * Of one capability on one side.
     *
     * @param side {@code legacy} or {@code candidate}
     * @param failed of these answers: a 5xx, or broken off
     * @param latencies of all of them, by {@link io.turnout.judging.count.Buckets}; those that are left out at the end are 0
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Side(String capability, String side, long failed, long[] latencies) {
        public Side {
            check(isName(capability), "traffic is of a capability");
            check("legacy".equals(side) || "candidate".equals(side), "there are two sides");
            latencies = latencies == null ? new long[0] : latencies;
            // refuses what is none
            Latencies.of(latencies);
            check(
                    failed >= 0 && failed <= MOST && Arrays.stream(latencies).allMatch(count -> count <= MOST),
                    "nobody can count that");
        }

        boolean isCandidate() {
            return side.equals("candidate");
        }
    }

    private static <T> List<T> some(List<T> all, int most) {
        check(all != null && all.size() <= most && all.stream().allMatch(Objects::nonNull), "too many, or none");
        return List.copyOf(all);
    }

    private static boolean isName(String text) {
        return text != null && !text.isBlank() && text.length() <= LONGEST_NAME;
    }

    private static void check(boolean sound, String otherwise) {
        if (!sound) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
