package io.turnout.gateway.trial;

import io.turnout.gateway.inbound.Count;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One capability: what the legacy side did and for whom, and each build of the candidate in the same time. Thread-safe. */
final class SideBySide {
    /** Of a candidate that does not say which build it is. */
    private static final String UNNAMED = "";
    /** More than any rolling update has at once; what others do is not counted. */
    private static final int MOST_BUILDS = 16;

    private static final int LONGEST_BUILD = 100;

    private final String capability;
    private final OneSide legacy = new OneSide();
    private final Map<String, OneSide> candidates = new ConcurrentHashMap<>();
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

    /**
     * Who was answered, as it is told.
     *
     * @param build null for the legacy side; empty for a candidate that does not say which it is
     * @param subjects a sketch of those who were answered since the turn before
     */
    record Seen(String capability, String build, byte[] subjects) {}

    /**
     * All that was counted since the turn before.
     *
     * @param audience nothing of builds that have answered nobody
     */
    record Turn(Window window, List<Seen> audience) {}

    Turn turn() {
        List<Seen> audience = new ArrayList<>();
        Tally.Counts ofLegacy = turn(null, legacy, audience);
        Map<String, Tally.Counts> ofCandidates = new HashMap<>();
        candidates.forEach((build, side) -> {
            Tally.Counts counts = turn(build, side, audience);
            if (!counts.isEmpty()) {
                ofCandidates.put(build, counts);
            } else {
                // it is gone, or seldom asked: a request that is just being counted may be lost, which says nothing of
                // it
                candidates.remove(build, side);
            }
        });
        return new Turn(new Window(capability, ofLegacy, ofCandidates), audience);
    }

    private Tally.Counts turn(String build, OneSide side, List<Seen> audience) {
        byte[] subjects = side.crowd().turn();
        if (subjects.length > 0) {
            audience.add(new Seen(capability, build, subjects));
        }
        return side.tally().turn();
    }

    private void count(String build, int status, long elapsedNanos, double place) {
        OneSide side = candidates.get(build);
        if (side == null && candidates.size() < MOST_BUILDS) {
            side = candidates.computeIfAbsent(build, name -> new OneSide());
        }
        if (side != null) {
            side.count(status, elapsedNanos, place);
        }
    }

    /** @param place of who asks */
    Count ofLegacy(double place) {
        return new Count() {
            @Override
            public boolean asksForBuild() {
                return false;
            }

            @Override
            public void answeredBy(String build) {}

            @Override
            public void ended(int status, long elapsedNanos) {
                legacy.count(status, elapsedNanos, place);
            }
        };
    }

    /** @param place of who asks */
    Count ofCandidate(double place) {
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
                    if (!told.equals(answering)) {
                        answering = told;
                    }
                }
            }

            @Override
            public void ended(int status, long elapsedNanos) {
                count(build, status, elapsedNanos, place);
            }
        };
    }
}
