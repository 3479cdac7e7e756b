package io.turnout.comparison.json;

import io.turnout.comparison.finding.Findings;
import io.turnout.comparison.finding.Findings.Mark;
import io.turnout.comparison.finding.Kind;
import io.turnout.comparison.path.FieldPath;
import java.util.Arrays;
import java.util.List;

/**
 * Arrays whose order matters. An element that was added or dropped is one difference of size, not one for each element that it has
 * shifted; the same elements in another order are one difference of order.
 */
final class PositionalComparison {
    private final Findings findings;
    private final ArrayComparison.Pair pair;
    private final Fingerprints fingerprints;

    PositionalComparison(Findings findings, ArrayComparison.Pair pair, Fingerprints fingerprints) {
        this.findings = findings;
        this.pair = pair;
        this.fingerprints = fingerprints;
    }

    void compare(List<Json> left, List<Json> right, FieldPath path) {
        FieldPath element = path.element();
        int common = Math.min(left.size(), right.size());
        Mark before = findings.mark();
        int first = 0;
        while (first < common && !findings.foundSince(before)) {
            pair.compare(left.get(first), right.get(first), element);
            first++;
        }
        boolean differ = findings.foundSince(before);
        if (!differ) {
            size(left, right, path);
            return;
        }
        // the pair before `first` differs, and its differences are kept: comparing it twice would double the work at
        // each level
        from(left, right, path, first - 1, before);
    }

    private void from(List<Json> left, List<Json> right, FieldPath path, int first, Mark before) {
        FieldPath element = path.element();
        int same = commonEnd(left, right, first, element);
        List<Json> ours = left.subList(first, left.size() - same);
        List<Json> theirs = right.subList(first, right.size() - same);
        if (ours.isEmpty() || theirs.isEmpty()) {
            findings.rollback(before);
        } else if (isReordered(ours, theirs, element)) {
            findings.rollback(before);
            findings.differ(path, Kind.ORDER, "[%d elements]".formatted(left.size()), "in another order");
        } else {
            for (int i = 1; i < Math.min(ours.size(), theirs.size()); i++) {
                pair.compare(ours.get(i), theirs.get(i), element);
            }
        }
        for (int i = same; i > 0; i--) {
            pair.compare(left.get(left.size() - i), right.get(right.size() - i), element);
        }
        size(left, right, path);
    }

    private int commonEnd(List<Json> left, List<Json> right, int first, FieldPath element) {
        // arrays of one size are compared place by place anyhow; their first difference stays outside
        int most = Math.min(left.size(), right.size()) - first - (left.size() == right.size() ? 1 : 0);
        int same = 0;
        while (same < most
                && fingerprints.of(left.get(left.size() - 1 - same), element)
                        == fingerprints.of(right.get(right.size() - 1 - same), element)) {
            same++;
        }
        return same;
    }

    private boolean isReordered(List<Json> ours, List<Json> theirs, FieldPath element) {
        if (ours.size() != theirs.size() || ours.size() < 2) {
            return false;
        }
        long[] one = prints(ours, element);
        long[] other = prints(theirs, element);
        if (Arrays.equals(one, other)) {
            return false;
        }
        Arrays.sort(one);
        Arrays.sort(other);
        return Arrays.equals(one, other);
    }

    private long[] prints(List<Json> elements, FieldPath element) {
        return elements.stream()
                .mapToLong(each -> fingerprints.of(each, element))
                .toArray();
    }

    private void size(List<Json> left, List<Json> right, FieldPath path) {
        if (left.size() != right.size()) {
            findings.differ(path, Kind.SIZE, String.valueOf(left.size()), String.valueOf(right.size()));
        }
    }
}
