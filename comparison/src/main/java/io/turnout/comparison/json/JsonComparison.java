package io.turnout.comparison.json;

import io.turnout.comparison.finding.Findings;
import io.turnout.comparison.finding.Kind;
import io.turnout.comparison.finding.Texts;
import io.turnout.comparison.path.FieldPath;
import io.turnout.comparison.rule.Ruling;
import java.util.List;
import java.util.Map;

/** Walks two values at once. Recursion is bounded by the depth to which JSON is read. */
final class JsonComparison {
    private final Findings findings;
    private final ArrayComparison arrays;

    JsonComparison(Findings findings) {
        this.findings = findings;
        this.arrays = new ArrayComparison(findings, this::compare);
    }

    void compare(Json left, Json right, FieldPath path) {
        Ruling ruling = findings.ruling(path);
        if (ruling.ignore().isPresent()) {
            if (!left.equals(right)) {
                findings.used(ruling.ignore().get());
            }
            return;
        }
        if (right instanceof Json.Repeated && !(left instanceof Json.Repeated)) {
            findings.differ(path, Kind.DUPLICATE_KEY, left.shown(), right.shown());
            return;
        }
        switch (left) {
            case Json.Members(Map<String, Json> ours)
            when right instanceof Json.Members(Map<String, Json> theirs) -> members(ours, theirs, path);
            case Json.Elements(List<Json> ours)
            when right instanceof Json.Elements(List<Json> theirs) -> arrays.compare(ours, theirs, path, ruling);
            case Json.Repeated(List<Json> ours)
            when right instanceof Json.Repeated(List<Json> theirs) && ours.size() == theirs.size() ->
                each(ours, theirs, path);
            case Json.Repeated _ -> findings.differ(path, Kind.DUPLICATE_KEY, left.shown(), right.shown());
            case Json.Text(String ours)
            when right instanceof Json.Text(String theirs) -> Texts.compare(findings, path, ours, theirs);
            case Json.Number(String ours)
            when right instanceof Json.Number(String theirs) -> numbers(ours, theirs, path, ruling);
            case Json.Truth(boolean ours)
            when right instanceof Json.Truth(boolean theirs) -> {
                if (ours != theirs) {
                    findings.differ(path, Kind.VALUE, left.shown(), right.shown());
                }
            }
            case Json.Nothing _ when right instanceof Json.Nothing -> {}
            case Json.Members _, Json.Elements _, Json.Text _, Json.Number _, Json.Truth _, Json.Nothing _ ->
                findings.differ(path, Kind.TYPE, left.shown(), right.shown());
        }
    }

    private void members(Map<String, Json> ours, Map<String, Json> theirs, FieldPath path) {
        ours.forEach((name, value) -> {
            Json other = theirs.get(name);
            if (other == null) {
                findings.missing(path.key(name), value.shown());
            } else {
                compare(value, other, path.key(name));
            }
        });
        theirs.forEach((name, value) -> {
            if (!ours.containsKey(name)) {
                findings.extra(path.key(name), value.shown());
            }
        });
    }

    private void each(List<Json> ours, List<Json> theirs, FieldPath path) {
        for (int i = 0; i < ours.size(); i++) {
            compare(ours.get(i), theirs.get(i), path);
        }
    }

    private void numbers(String ours, String theirs, FieldPath path, Ruling ruling) {
        if (Numbers.equal(ours, theirs)) {
            return;
        }
        if (ruling.tolerance()
                .filter(each -> each.margin().admits(ours, theirs))
                .isPresent()) {
            findings.used(ruling.tolerance().get());
            return;
        }
        findings.differ(path, Kind.VALUE, ours, theirs);
    }
}
