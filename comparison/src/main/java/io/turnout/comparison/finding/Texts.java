package io.turnout.comparison.finding;

import io.turnout.comparison.path.FieldPath;
import io.turnout.comparison.rule.Ruling;
import io.turnout.comparison.rule.Tolerance;
import java.text.Normalizer;
import java.util.Optional;

/** Two texts at one path: a rule may apply, and equal ones in other Unicode forms are told from other ones. */
public final class Texts {
    private Texts() {}

    public static void compare(Findings findings, FieldPath path, String left, String right) {
        if (left.equals(right)) {
            return;
        }
        Ruling ruling = findings.ruling(path);
        if (ruling.ignore().isPresent()) {
            findings.used(ruling.ignore().get());
            return;
        }
        Optional<Tolerance> tolerance = ruling.tolerance();
        if (tolerance.filter(each -> each.margin().admits(left, right)).isPresent()) {
            findings.used(tolerance.get());
            return;
        }
        findings.differ(path, sameForm(left, right) ? Kind.UNICODE : Kind.VALUE, left, right);
    }

    private static boolean sameForm(String left, String right) {
        return Normalizer.normalize(left, Normalizer.Form.NFC).equals(Normalizer.normalize(right, Normalizer.Form.NFC));
    }
}
