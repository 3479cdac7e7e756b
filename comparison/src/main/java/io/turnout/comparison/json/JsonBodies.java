package io.turnout.comparison.json;

import io.turnout.comparison.finding.Findings;
import io.turnout.comparison.finding.Kind;
import io.turnout.comparison.finding.Limits;
import java.io.IOException;
import java.util.Optional;

/** Compares two bodies that are said to be JSON. Thread-safe. */
public final class JsonBodies {
    private final JsonReader reader;

    public JsonBodies(Limits limits) {
        reader = new JsonReader(limits);
    }

    /** @return whether both could be told by their structure; else the bytes have to be compared */
    public boolean compare(Findings findings, byte[] left, byte[] right) {
        Optional<Json> ours = read(left);
        Optional<Json> theirs = read(right);
        if (ours.isPresent() && theirs.isPresent()) {
            new JsonComparison(findings).compare(ours.get(), theirs.get(), findings.root("$"));
            return true;
        }
        if (ours.isPresent() != theirs.isPresent()) {
            findings.differ(findings.root("body"), Kind.MALFORMED, shown(ours), shown(theirs));
            return true;
        }
        return false;
    }

    private Optional<Json> read(byte[] body) {
        try {
            return Optional.of(reader.read(body));
        } catch (IOException | IllegalStateException malformed) {
            // the latter where names were chosen to collide in the parser's table
            return Optional.empty();
        }
    }

    private static String shown(Optional<Json> json) {
        return json.map(Json::shown).orElse("not JSON, or nested too deeply");
    }
}
