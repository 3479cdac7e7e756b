package io.turnout.comparison;

import io.turnout.comparison.finding.Compared;
import io.turnout.comparison.finding.Difference;
import io.turnout.comparison.finding.Kind;
import io.turnout.comparison.rule.Rule;
import io.turnout.comparison.rule.RuleText;
import io.turnout.comparison.rule.Rules;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Answers, and what is found between them, written shortly: {@code "VALUE $.title"}. */
public final class AnswerTestData {
    private AnswerTestData() {}

    public static Answer json(String body) {
        return answer("application/json", body);
    }

    public static Answer html(String body) {
        return answer("text/html; charset=utf-8", body);
    }

    public static Answer answer(String type, String body) {
        return answer(type, body.getBytes(StandardCharsets.UTF_8));
    }

    public static Answer answer(String type, byte[] body) {
        return new Answer(200, Map.of("Content-Type", List.of(type)), body);
    }

    public static Answer withHeader(String name, String... values) {
        return new Answer(200, Map.of(name, List.of(values)), new byte[0]);
    }

    public static Rules rules(String... texts) {
        return new Rules(Arrays.stream(texts).map(AnswerTestData::rule).toList());
    }

    public static Rule rule(String text) {
        return RuleText.read(text, "for a test");
    }

    public static Compared compared(Answer left, Answer right, String... rules) {
        return Comparison.with(rules(rules)).compare(left, right);
    }

    public static List<String> found(Answer left, Answer right, String... rules) {
        return shown(compared(left, right, rules));
    }

    public static List<String> shown(Compared compared) {
        return compared.differences().stream().map(AnswerTestData::shown).toList();
    }

    public static List<String> mirrored(Compared compared) {
        return compared.differences().stream()
                .map(each -> shown(new Difference(each.path(), each.kind().mirrored(), each.right(), each.left())))
                .toList();
    }

    private static String shown(Difference difference) {
        Kind kind = difference.kind();
        return kind + " " + difference.path();
    }
}
