package io.turnout.control.delivery;

import io.turnout.control.delivery.Release.Phase;
import io.turnout.control.delivery.Release.Verdict;
import io.turnout.control.delivery.Ruling.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** Reads from the log of rollouts what became of which build. Not for several threads. */
public final class Rulings {
    private final UnaryOperator<String> candidate;
    private final BiFunction<String, Instant, String> newest;
    private final String migration;
    private final Map<String, Way> ways = new HashMap<>();
    private final List<Ruling> rulings = new ArrayList<>();

    /** How far the rollout of a capability has come. */
    private record Way(Instant exposedSince, Phase phase) {
        static final Way NONE = new Way(null, Phase.ROLLED_BACK);
    }

    private Rulings(UnaryOperator<String> candidate, BiFunction<String, Instant, String> newest, String migration) {
        this.candidate = candidate;
        this.newest = newest;
        this.migration = migration;
    }

    /**
     * @param log the oldest first
     * @param candidate of a capability, as the plan calls it; null if it has none
     * @param newest of a service, the build that was deployed last before a time; null if none is known
     * @param migration who takes rollouts back because data goes back, which says nothing of a build
     */
    public static List<Ruling> of(
            List<Release> log,
            UnaryOperator<String> candidate,
            BiFunction<String, Instant, String> newest,
            String migration) {
        Rulings rulings = new Rulings(candidate, newest, migration);
        log.forEach(rulings::read);
        return rulings.rulings;
    }

    private void read(Release entry) {
        Way way = ways.getOrDefault(entry.capability(), Way.NONE);
        Instant exposedSince = way.exposedSince;
        switch (entry.phase()) {
            case COMPARING -> exposedSince = entry.step() == 0 ? null : exposedSince;
            case READING, DONE -> {
                exposedSince = exposedSince == null && entry.step() > 0 ? entry.at() : exposedSince;
                addWhoDidWell(entry, exposedSince);
            }
            case ROLLED_BACK -> addWhoDidNot(entry, way);
        }
        ways.put(entry.capability(), new Way(exposedSince, entry.phase()));
    }

    private void addWhoDidWell(Release entry, Instant exposedSince) {
        entry.judged().forEach((build, verdict) -> {
            if (verdict == Verdict.WELL) {
                add(Kind.DID_WELL, entry, build, exposedSince);
            }
        });
    }

    private void addWhoDidNot(Release entry, Way way) {
        if (entry.who().equals(migration)) {
            return;
        }
        if (entry.step() > 0) {
            // one whose beginning is older than what is kept of the log was exposed at least since it ended
            Instant exposedSince = way.exposedSince == null ? entry.at() : way.exposedSince;
            culprits(entry, way).forEach(build -> add(Kind.TAKEN_BACK, entry, build, exposedSince));
        } else if (entry.differing()) {
            add(Kind.REJECTED, entry, entry.compared(), null);
        }
    }

    /** Those that did worse; else the one that answers otherwise; else, where somebody has just said so, the one that came last. */
    private List<String> culprits(Release entry, Way way) {
        List<String> worse = having(entry, Verdict.WORSE);
        if (!worse.isEmpty()) {
            return worse;
        }
        List<String> one = new ArrayList<>();
        if (entry.differing()) {
            one.add(entry.compared());
        } else if (entry.judged().size() == 1 && way.phase != Phase.DONE) {
            one.addAll(entry.judged().keySet());
        } else {
            // what was judged when a rollout was done may have been replaced long ago
            one.add(newest.apply(candidate.apply(entry.capability()), entry.at()));
        }
        return one;
    }

    private static List<String> having(Release entry, Verdict verdict) {
        return entry.judged().entrySet().stream()
                .filter(each -> each.getValue() == verdict)
                .map(Map.Entry::getKey)
                .toList();
    }

    private void add(Kind kind, Release entry, String build, Instant exposedSince) {
        String said = build == null || build.isEmpty() ? null : build;
        rulings.add(new Ruling(
                kind,
                entry.capability(),
                candidate.apply(entry.capability()),
                said,
                exposedSince,
                entry.at(),
                entry.who(),
                entry.why()));
    }
}
