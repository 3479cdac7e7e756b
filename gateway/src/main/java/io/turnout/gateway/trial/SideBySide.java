package io.turnout.gateway.trial;

import io.turnout.gateway.inbound.Count;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One capability: what the legacy side did, and each build of the candidate in the same time. Thread-safe. */
final class SideBySide {
    /** Of a candidate that does not say which build it is. */
    private static final String UNNAMED = "";
    /** More than any rolling update has at once; what others do is not counted. */
    private static final int MOST_BUILDS = 16;

    private static final int LONGEST_BUILD = 100;

    private final String capability;
    private final Tally legacy = new Tally();
    private final Map<String, Tally> candidates = new ConcurrentHashMap<>();
    /** Which one has said so last: what is not answered, or by somebody before it who does not say, is counted as its. */
    private volatile String answering = UNNAMED;

    SideBySide(String capability) {
        this.capability = capability;
    }

    /**
     * As it is told.
     *
     * @param candidates by build; empty for one that does not say which it is
     */
    record Window(String capability, Tally.Counts legacy, Map<String, Tally.Counts> candidates) {
        boolean isEmpty() {
            return legacy.isEmpty() && candidates.isEmpty();
        }
    }

    /** What was counted since the window before. */
    Window turn() {
        Map<String, Tally.Counts> told = new HashMap<>();
        candidates.forEach((build, tally) -> {
            Tally.Counts counts = tally.turn();
            if (!counts.isEmpty()) {
                told.put(build, counts);
            } else {
                // it is gone, or seldom asked: a request that is just being counted may be lost, which says nothing of
                // it
                candidates.remove(build, tally);
            }
        });
        return new Window(capability, legacy.turn(), told);
    }

    private void count(String build, int status, long elapsedNanos) {
        Tally tally = candidates.get(build);
        if (tally == null && candidates.size() < MOST_BUILDS) {
            tally = candidates.computeIfAbsent(build, name -> new Tally());
        }
        if (tally != null) {
            tally.count(status, elapsedNanos);
        }
    }

    Count ofLegacy() {
        return new Count() {
            @Override
            public boolean asksForBuild() {
                return false;
            }

            @Override
            public void answeredBy(String build) {}

            @Override
            public void ended(int status, long elapsedNanos) {
                legacy.count(status, elapsedNanos);
            }
        };
    }

    Count ofCandidate() {
        return new Count() {
            private String build = answering;

            @Override
            public boolean asksForBuild() {
                return true;
            }

            @Override
            public void answeredBy(String told) {
                if (told != null && told.length() <= LONGEST_BUILD) {
                    build = told;
                    answering = told;
                }
            }

            @Override
            public void ended(int status, long elapsedNanos) {
                count(build, status, elapsedNanos);
            }
        };
    }
}
