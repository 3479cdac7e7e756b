package io.turnout.comparison.rule;

import io.turnout.comparison.path.PathPattern;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Rules as people write them: {@code ignore PATH}, {@code tolerance PATH 0.01}, {@code tolerance PATH 5%}, {@code tolerance PATH PT2S},
 * {@code set PATH}, {@code key PATH by FIELD}.
 */
public final class RuleText {
    // a path has spaces only between quotes
    private static final Pattern FORM =
            Pattern.compile("\\s*(\\w+)\\s+((?:'(?:[^'\\\\]|\\\\.)*'|[^\\s'])+)(?:\\s+(.*\\S))?\\s*");
    private static final Pattern BY = Pattern.compile("(?i)by\\s+(\\S+)");

    private static final String BECAUSE = " because ";

    private RuleText() {}

    /**
     * A rule and its reason: {@code ignore $.updatedAt because each side has its own clock}.
     *
     * @throws IllegalArgumentException with a sentence that says what is wrong
     */
    public static Rule readWithReason(String text) {
        int because = text.indexOf(BECAUSE);
        String reason =
                because < 0 ? "" : text.substring(because + BECAUSE.length()).strip();
        if (reason.isEmpty()) {
            throw new IllegalArgumentException("'%s' has no reason: write RULE because REASON".formatted(text.strip()));
        }
        return read(text.substring(0, because), reason);
    }

    /** @throws IllegalArgumentException with a sentence that says what is wrong */
    public static Rule read(String text, String reason) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("'%s' is no rule: write a verb and a path".formatted(text));
        }
        PathPattern path = PathPattern.of(form.group(2));
        String rest = form.group(3) == null ? "" : form.group(3);
        return switch (form.group(1)) {
            case "ignore" -> alone(rest, new Ignore(path, reason));
            case "set" -> alone(rest, new AsSet(path, reason));
            case "tolerance" -> new Tolerance(path, margin(rest), reason);
            case "key" -> new ByKey(path, field(rest), reason);
            default ->
                throw new IllegalArgumentException(
                        "'%s' is none of ignore, tolerance, set, key".formatted(form.group(1)));
        };
    }

    private static Rule alone(String rest, Rule rule) {
        if (!rest.isEmpty()) {
            throw new IllegalArgumentException("'%s' takes nothing more: '%s'".formatted(rule.text(), rest));
        }
        return rule;
    }

    private static String field(String rest) {
        Matcher by = BY.matcher(rest);
        if (!by.matches()) {
            throw new IllegalArgumentException("a key is written: key PATH by FIELD");
        }
        return by.group(1);
    }

    private static Margin margin(String text) {
        try {
            if (text.startsWith("P")) {
                return new Margin.Within(Duration.parse(text));
            }
            return text.endsWith("%")
                    ? new Margin.Relative(new BigDecimal(text.substring(0, text.length() - 1)))
                    : new Margin.Absolute(new BigDecimal(text));
        } catch (NumberFormatException | DateTimeException unreadable) {
            throw new IllegalArgumentException(
                    "'%s' is no tolerance: write a number, a percentage or a duration such as PT2S".formatted(text));
        }
    }
}
