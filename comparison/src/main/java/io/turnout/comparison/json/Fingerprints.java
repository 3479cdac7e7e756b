package io.turnout.comparison.json;

import io.turnout.comparison.finding.Findings;
import io.turnout.comparison.path.FieldPath;
import io.turnout.comparison.rule.Ruling;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * 64 bits that are the same for what the rules take for equal: only to find which element belongs to which, in time that grows with the
 * size of both and not with its square. What belongs together is compared all the same.
 */
final class Fingerprints {
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private final Findings findings;
    private final Map<Json, Long> known = new IdentityHashMap<>();

    Fingerprints(Findings findings) {
        this.findings = findings;
    }

    long of(Json json, FieldPath path) {
        Long before = known.get(json);
        if (before == null) {
            before = compute(json, path);
            known.put(json, before);
        }
        return before;
    }

    private long compute(Json json, FieldPath path) {
        Ruling ruling = findings.ruling(path);
        if (ruling.ignore().isPresent()) {
            return MIX;
        }
        boolean loose = ruling.tolerance().isPresent();
        return switch (json) {
            case Json.Members(Map<String, Json> byName) -> members(byName, path);
            case Json.Elements(List<Json> all) ->
                elements(
                        all,
                        path.element(),
                        ruling.set().isPresent() || ruling.key().isPresent());
            case Json.Repeated(List<Json> values) -> mixed(values.size()) + elements(values, path, false);
            case Json.Text(String value) -> mixed(loose ? 1 : hash(value));
            case Json.Number(String digits) ->
                mixed(loose ? 2 : 3L * Numbers.canonical(digits).hashCode());
            case Json.Truth(boolean value) -> mixed(value ? 5 : 7);
            case Json.Nothing _ -> mixed(11);
        };
    }

    private long members(Map<String, Json> byName, FieldPath path) {
        long sum = mixed(13);
        for (Map.Entry<String, Json> member : byName.entrySet()) {
            FieldPath at = path.key(member.getKey());
            if (findings.ruling(at).ignore().isEmpty()) {
                sum += mixed(hash(member.getKey()) * 31 + of(member.getValue(), at));
            }
        }
        return mixed(sum);
    }

    private long elements(List<Json> all, FieldPath path, boolean anyOrder) {
        long sum = mixed(17);
        for (Json element : all) {
            sum = (anyOrder ? sum : sum * 31) + mixed(of(element, path));
        }
        return mixed(sum);
    }

    private static long hash(String text) {
        long hash = text.length();
        for (int i = 0; i < text.length(); i++) {
            hash = hash * 1_000_003 + text.charAt(i);
        }
        return hash;
    }

    // the finaliser of SplitMix64 (Steele, Lea and Flood, 2014)
    private static long mixed(long value) {
        long z = value + MIX;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
