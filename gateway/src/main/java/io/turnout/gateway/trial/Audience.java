package io.turnout.gateway.trial;

import io.turnout.gateway.inbound.Count;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who was answered by each build of a candidate, and who by the legacy side in the same time: subjects, where {@link Trials} counts requests.
 * Thread-safe.
 */
final class Audience {
    /** More than any rolling update has at once; who is answered by others is not counted. */
    private static final int MOST_BUILDS = 16;

    private static final int LONGEST_BUILD = 100;

    private final Map<Side, Crowd> crowds = new ConcurrentHashMap<>();
    /** By capability, the build that has said last that it is one: what is not answered is taken to be its. */
    private final Map<String, String> answering = new ConcurrentHashMap<>();

    /** @param build null for the legacy side; empty for a candidate that does not say which it is */
    private record Side(String capability, String build) {}

    /**
     * As it is told.
     *
     * @param build null for the legacy side; empty for a candidate that does not say which it is
     * @param subjects a sketch of those who were answered since the turn before
     */
    record Seen(String capability, String build, byte[] subjects) {}

    /** For one request. */
    Count count(String capability, boolean candidate, double place) {
        return candidate ? ofCandidate(capability, place) : ofLegacy(capability, place);
    }

    private void see(Side side, double place) {
        Crowd crowd = crowds.get(side);
        if (crowd == null && mayBegin(side)) {
            crowd = crowds.computeIfAbsent(side, each -> new Crowd());
        }
        if (crowd != null) {
            crowd.see(place);
        }
    }

    private boolean mayBegin(Side side) {
        return side.build() == null
                || crowds.keySet().stream()
                                .filter(each -> each.build() != null
                                        && each.capability().equals(side.capability()))
                                .count()
                        < MOST_BUILDS;
    }

    /** Who was answered since the last time; nothing of sides that have answered nobody. */
    List<Seen> turn() {
        return crowds.entrySet().stream()
                .map(entry -> seen(entry.getKey(), entry.getValue()))
                .filter(seen -> seen.subjects().length > 0)
                .toList();
    }

    private Seen seen(Side side, Crowd crowd) {
        byte[] subjects = crowd.turn();
        if (subjects.length == 0 && side.build() != null) {
            // it is gone, or seldom asked: a subject that is just being counted may be lost, once
            crowds.remove(side, crowd);
        }
        return new Seen(side.capability(), side.build(), subjects);
    }

    private Count ofLegacy(String capability, double place) {
        return new Count() {
            @Override
            public boolean asksForBuild() {
                return false;
            }

            @Override
            public void answeredBy(String build) {}

            @Override
            public void ended(int status, long elapsedNanos) {
                see(new Side(capability, null), place);
            }
        };
    }

    private Count ofCandidate(String capability, double place) {
        return new Count() {
            private String build = answering.getOrDefault(capability, "");

            @Override
            public boolean asksForBuild() {
                return true;
            }

            @Override
            public void answeredBy(String told) {
                if (told != null && told.length() <= LONGEST_BUILD) {
                    build = told;
                    if (!told.equals(answering.get(capability))) {
                        answering.put(capability, told);
                    }
                }
            }

            @Override
            public void ended(int status, long elapsedNanos) {
                see(new Side(capability, build), place);
            }
        };
    }
}
