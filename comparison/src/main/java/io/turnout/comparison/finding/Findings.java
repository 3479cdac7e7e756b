package io.turnout.comparison.finding;

import io.turnout.comparison.path.FieldPath;
import io.turnout.comparison.path.PathTree;
import io.turnout.comparison.rule.Rule;
import io.turnout.comparison.rule.Rules;
import io.turnout.comparison.rule.Ruling;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects what one comparison finds. Not thread-safe. */
public final class Findings {
    private record Place(FieldPath path, Kind kind) {}

    /** How much had been found at some moment. */
    public record Mark(int listed, long more) {}

    private final Limits limits;
    private final Rules rules;
    private final PathTree tree;
    private final Map<FieldPath, Ruling> rulings = new IdentityHashMap<>();
    private final List<Place> places = new ArrayList<>();
    private final List<Difference> differences = new ArrayList<>();
    private final Set<Place> known = new HashSet<>();
    private final Set<String> used = new HashSet<>();
    private long more;

    public Findings(Rules rules, Limits limits) {
        this.rules = rules;
        this.limits = limits;
        this.tree = new PathTree(limits.paths());
    }

    public Limits limits() {
        return limits;
    }

    public FieldPath root(String step) {
        return tree.root(step);
    }

    public Ruling ruling(FieldPath path) {
        return rulings.computeIfAbsent(path, rules::at);
    }

    public void used(Rule rule) {
        used.add(rule.text());
    }

    /** Excerpts of both values are made here, around the place where they begin to differ. */
    public void differ(FieldPath path, Kind kind, String left, String right) {
        Place place = new Place(path, kind);
        if (known.contains(place)) {
            more++;
            return;
        }
        if (differences.size() >= limits.differences()) {
            // the place is lost, but not that there was one
            place = new Place(tree.other(), Kind.VALUE);
            more++;
            if (known.contains(place)) {
                return;
            }
        }
        Excerpt excerpt = Excerpt.of(left, right, limits.excerpt());
        list(place, excerpt.left(), excerpt.right());
    }

    public void missing(FieldPath path, String left) {
        oneSided(path, Kind.MISSING, left, "");
    }

    public void extra(FieldPath path, String right) {
        oneSided(path, Kind.EXTRA, "", right);
    }

    private void oneSided(FieldPath path, Kind kind, String left, String right) {
        ruling(path).ignore().ifPresentOrElse(this::used, () -> differ(path, kind, left, right));
    }

    private void list(Place place, String left, String right) {
        known.add(place);
        places.add(place);
        differences.add(new Difference(
                place.path().text(),
                place.kind(),
                place.kind() == Kind.EXTRA ? null : left,
                place.kind() == Kind.MISSING ? null : right));
    }

    public Mark mark() {
        return new Mark(differences.size(), more);
    }

    public boolean foundSince(Mark mark) {
        return differences.size() > mark.listed() || more > mark.more();
    }

    /** Forgets what was found since then. */
    public void rollback(Mark mark) {
        while (differences.size() > mark.listed()) {
            differences.removeLast();
            known.remove(places.removeLast());
        }
        more = mark.more();
    }

    public Compared compared(boolean complete) {
        return new Compared(differences, more, new HashSet<>(tree.texts()), used, complete || !differences.isEmpty());
    }
}
