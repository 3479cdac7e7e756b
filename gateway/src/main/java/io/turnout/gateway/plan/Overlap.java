package io.turnout.gateway.plan;

import io.turnout.gateway.plan.RouteTemplate.Kind;
import io.turnout.gateway.plan.RouteTemplate.Segment;
import java.util.Objects;

/**
 * Whether a request could belong to two routes with nothing to choose between them. Literal goes before parameter, and
 * parameter before rest, segment by segment; on the same path, more required query goes before less.
 */
final class Overlap {
    private Overlap() {}

    static boolean isAmbiguous(RouteTemplate a, RouteTemplate b) {
        if (!a.method().equals(b.method())) {
            return false;
        }
        int length = Math.max(a.segments().size(), b.segments().size());
        boolean aWins = false;
        boolean bWins = false;
        for (int i = 0; i < length; i++) {
            Segment left = at(a, i);
            Segment right = at(b, i);
            if (left == null || right == null) {
                return false;
            }
            if (left.kind() == Kind.LITERAL && right.kind() == Kind.LITERAL) {
                if (!left.text().equals(right.text())) {
                    return false;
                }
            } else {
                aWins |= left.kind().compareTo(right.kind()) < 0;
                bWins |= right.kind().compareTo(left.kind()) < 0;
            }
            if (left.kind() == Kind.REST && right.kind() == Kind.REST) {
                break;
            }
        }
        return aWins == bWins && (aWins || isAmbiguousQuery(a, b));
    }

    private static boolean isAmbiguousQuery(RouteTemplate a, RouteTemplate b) {
        boolean exclusive = a.query().entrySet().stream()
                .anyMatch(e -> b.query().containsKey(e.getKey())
                        && !Objects.equals(b.query().get(e.getKey()), e.getValue()));
        boolean aWithinB = b.query().entrySet().containsAll(a.query().entrySet());
        boolean bWithinA = a.query().entrySet().containsAll(b.query().entrySet());
        return !exclusive && aWithinB == bWithinA;
    }

    /** The segment at an index; a rest goes on without end. */
    private static Segment at(RouteTemplate template, int index) {
        int last = template.segments().size() - 1;
        if (index <= last) {
            return template.segments().get(index);
        }
        return template.segments().get(last).kind() == Kind.REST
                ? template.segments().get(last)
                : null;
    }
}
