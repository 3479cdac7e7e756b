package io.turnout.comparison;

import io.turnout.comparison.finding.Compared;
import io.turnout.comparison.finding.Difference;
import io.turnout.comparison.finding.Findings;
import io.turnout.comparison.finding.Kind;
import io.turnout.comparison.finding.Limits;
import io.turnout.comparison.finding.Texts;
import io.turnout.comparison.header.HeaderList;
import io.turnout.comparison.html.HtmlBodies;
import io.turnout.comparison.json.JsonBodies;
import io.turnout.comparison.rule.Rules;
import java.util.List;
import java.util.Set;

/** Compares answers of one capability. Thread-safe, and bounded in time and memory by the {@link Limits}. */
public final class Comparison {
    private final Rules rules;
    private final HeaderList headers;
    private final Limits limits;
    private final JsonBodies json;

    public Comparison(Rules rules, HeaderList headers, Limits limits) {
        this.rules = rules;
        this.headers = headers;
        this.limits = limits;
        this.json = new JsonBodies(limits);
    }

    public static Comparison with(Rules rules) {
        return new Comparison(rules, HeaderList.DEFAULT, Limits.DEFAULT);
    }

    public Compared compare(Answer left, Answer right) {
        Findings findings = new Findings(rules, limits);
        Texts.compare(findings, findings.root("status"), String.valueOf(left.status()), String.valueOf(right.status()));
        if (left.isError() != right.isError()) {
            return findings.compared(true);
        }
        headers.compare(findings, left.headers(), right.headers());
        bodies(findings, left, right);
        return findings.compared(!left.cut() && !right.cut());
    }

    /** Where the other side gave no answer, that is a difference of the status. */
    public Compared compare(Answer left, Reply right) {
        return switch (right) {
            case Reply.Answered(Answer answer) -> compare(left, answer);
            case Reply.Unanswered(String why) -> unanswered(left, why);
        };
    }

    private static Compared unanswered(Answer left, String why) {
        Difference difference =
                new Difference("status", Kind.VALUE, String.valueOf(left.status()), "no answer: " + why);
        return new Compared(List.of(difference), 0, Set.of("status"), Set.of(), true);
    }

    private void bodies(Findings findings, Answer left, Answer right) {
        boolean whole = !left.cut() && !right.cut();
        boolean alike = left.mediaType().sort() == right.mediaType().sort();
        boolean small = Math.max(left.body().length, right.body().length) <= limits.bodyBytes();
        boolean empty = left.body().length == 0 && right.body().length == 0;
        if (!whole) {
            Bytes.compareCut(findings, left, right);
        } else if (!alike || !small || empty) {
            Bytes.compare(findings, left.body(), right.body(), alike ? Kind.VALUE : Kind.TYPE);
        } else {
            alike(findings, left, right);
        }
    }

    private void alike(Findings findings, Answer left, Answer right) {
        switch (left.mediaType().sort()) {
            case JSON -> {
                if (!json.compare(findings, left.body(), right.body())) {
                    Bytes.compare(findings, left.body(), right.body(), Kind.VALUE);
                }
            }
            case HTML ->
                HtmlBodies.compare(
                        findings,
                        new HtmlBodies.Page(left.body(), left.mediaType().charset()),
                        new HtmlBodies.Page(right.body(), right.mediaType().charset()));
            case OTHER -> Bytes.compare(findings, left.body(), right.body(), Kind.VALUE);
        }
    }
}
