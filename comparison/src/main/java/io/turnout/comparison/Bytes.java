package io.turnout.comparison;

import io.turnout.comparison.finding.Findings;
import io.turnout.comparison.finding.Kind;
import io.turnout.comparison.path.FieldPath;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Compares bodies of which nothing is known but their bytes. */
final class Bytes {
    private Bytes() {}

    static void compare(Findings findings, byte[] left, byte[] right, Kind kind) {
        FieldPath path = findings.root("body");
        int place = Arrays.mismatch(left, right);
        if (place < 0) {
            return;
        }
        if (findings.ruling(path).ignore().isPresent()) {
            findings.used(findings.ruling(path).ignore().get());
            return;
        }
        int from = Math.max(0, place - findings.limits().excerpt() / 4);
        findings.differ(path, kind, shown(findings, left, from), shown(findings, right, from));
    }

    /** Of what was cut off only the common beginning can be told; one that ends before the other was cut is shorter. */
    static void compareCut(Findings findings, Answer left, Answer right) {
        byte[] ours = left.body();
        byte[] theirs = right.body();
        int common = Math.min(ours.length, theirs.length);
        if (Arrays.equals(ours, 0, common, theirs, 0, common) && endsAt(left, common) != endsAt(right, common)) {
            findings.differ(findings.root("body"), Kind.SIZE, size(left), size(right));
        } else {
            compare(findings, Arrays.copyOf(ours, common), Arrays.copyOf(theirs, common), Kind.VALUE);
        }
    }

    private static boolean endsAt(Answer answer, int length) {
        return !answer.cut() && answer.body().length == length;
    }

    private static String size(Answer answer) {
        return (answer.cut() ? "more than %d bytes" : "%d bytes").formatted(answer.body().length);
    }

    private static String shown(Findings findings, byte[] body, int from) {
        int begin = Math.min(from, body.length);
        int length = Math.min(findings.limits().excerpt(), body.length - begin);
        // what is not UTF-8 shows as replacement characters
        return "%d bytes, from %d on: %s"
                .formatted(body.length, begin, new String(body, begin, length, StandardCharsets.UTF_8));
    }
}
