package io.turnout.comparison.json;

import io.turnout.comparison.finding.Findings;
import io.turnout.comparison.finding.Kind;
import io.turnout.comparison.path.FieldPath;
import io.turnout.comparison.rule.ByKey;
import io.turnout.comparison.rule.Rule;
import io.turnout.comparison.rule.Ruling;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Which element of an array belongs to which of the other, and what is left over. */
final class ArrayComparison {
    /** Compares two elements that belong together. */
    interface Pair {
        void compare(Json left, Json right, FieldPath path);
    }

    private final Findings findings;
    private final Pair pair;
    private final Fingerprints fingerprints;
    private final PositionalComparison positional;

    ArrayComparison(Findings findings, Pair pair) {
        this.findings = findings;
        this.pair = pair;
        this.fingerprints = new Fingerprints(findings);
        this.positional = new PositionalComparison(findings, pair, fingerprints);
    }

    void compare(List<Json> left, List<Json> right, FieldPath path, Ruling ruling) {
        if (ruling.key().isPresent()) {
            byKey(left, right, path, ruling.key().get());
        } else if (ruling.set().isPresent()) {
            asSet(left, right, path, ruling.set().get());
        } else {
            positional.compare(left, right, path);
        }
    }

    private void byKey(List<Json> left, List<Json> right, FieldPath path, ByKey rule) {
        FieldPath element = path.element();
        Matching matching = match(left, right, rule, each -> key(each, rule.field()), element);
        matching.onlyLeft().forEach(each -> findings.missing(element, each.shown()));
        matching.onlyRight().forEach(each -> findings.extra(element, each.shown()));
    }

    /** What differs in one element leaves one over on each side: those are compared, so that the difference has its own path. */
    private void asSet(List<Json> left, List<Json> right, FieldPath path, Rule rule) {
        FieldPath element = path.element();
        Matching matching = match(left, right, rule, each -> fingerprints.of(each, element), element);
        int common = Math.min(matching.onlyLeft().size(), matching.onlyRight().size());
        for (int i = 0; i < common; i++) {
            pair.compare(matching.onlyLeft().get(i), matching.onlyRight().get(i), element);
        }
        if (left.size() != right.size()) {
            findings.differ(path, Kind.SIZE, String.valueOf(left.size()), String.valueOf(right.size()));
        }
    }

    private Matching match(
            List<Json> left, List<Json> right, Rule rule, Function<Json, Object> identity, FieldPath element) {
        Matching matching = Matching.of(left, right, identity);
        if (matching.moved()) {
            findings.used(rule);
        }
        matching.pairs().forEach(each -> pair.compare(each.left(), each.right(), element));
        return matching;
    }

    /** Elements without the field are each other's, in their order. */
    private static Object key(Json element, String field) {
        if (!(element instanceof Json.Members(Map<String, Json> byName))) {
            return "";
        }
        return switch (byName.get(field)) {
            case Json.Text(String value) -> value;
            case Json.Number(String digits) -> Numbers.canonical(digits);
            case Json.Truth(boolean value) -> value;
            case null -> "";
            case Json.Members _, Json.Elements _, Json.Repeated _, Json.Nothing _ -> "";
        };
    }
}
