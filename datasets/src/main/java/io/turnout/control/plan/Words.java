package io.turnout.control.plan;

import java.time.Duration;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Values that a plan writes as one word. Each method throws IllegalArgumentException with what is wrong. */
final class Words {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)(?::([^}]*))?}");
    private static final Pattern DURATION = Pattern.compile("(\\d{1,6})(ms|s|m|h)");
    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private Words() {}

    /** Puts in the environment's value for each {@code ${NAME:default}}. */
    static String interpolate(String text, UnaryOperator<String> environment) {
        StringBuilder result = new StringBuilder();
        Matcher matcher = VARIABLE.matcher(text);
        while (matcher.find()) {
            String value = environment.apply(matcher.group(1));
            if (value == null || value.isEmpty()) {
                value = matcher.group(2);
            }
            if (value == null) {
                throw new IllegalArgumentException(
                        "needs the environment variable %1$s; set it, or write ${%1$s:default}"
                                .formatted(matcher.group(1)));
            }
            matcher.appendReplacement(result, Matcher.quoteReplacement(value));
        }
        matcher.appendTail(result);
        if (result.indexOf("${") >= 0) {
            throw new IllegalArgumentException("has a \"${\" that does not close; write ${NAME:default}");
        }
        return result.toString();
    }

    static Duration bound(String text) {
        Duration bound = duration("bound", text);
        if (bound.compareTo(SHORTEST) < 0 || bound.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("has the bound \"%s\"; it must be from 100ms to 1m".formatted(text));
        }
        return bound;
    }

    /** @param what it is */
    static Duration duration(String what, String text) {
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("has the %s \"%s\"; write it as 500ms, 5s or 1m".formatted(what, text));
        }
        long number = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            default -> Duration.ofHours(number);
        };
    }
}
