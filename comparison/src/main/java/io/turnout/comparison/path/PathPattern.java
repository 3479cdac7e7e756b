package io.turnout.comparison.path;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;

/**
 * Paths that a rule is about: written like a path, with {@code *} for any one step of its sort and {@code **} for any number of steps
 * ({@code $.**.updatedAt}, {@code header:*}, {@code html/footer/**}).
 */
public final class PathPattern {
    private final String text;
    private final List<String> steps;

    private PathPattern(String text) {
        this.text = text;
        this.steps = Steps.read(text);
    }

    /** @throws IllegalArgumentException if the text is no path */
    @JsonCreator
    public static PathPattern of(String text) {
        return new PathPattern(text);
    }

    public boolean matches(FieldPath path) {
        return matches(steps, path.steps());
    }

    /** Whether this is about the path of this text, as {@link FieldPath#text()} wrote it. */
    public boolean matches(String path) {
        return path.equals(text) || (!path.equals(PathTree.OTHER) && matches(steps, Steps.read(path)));
    }

    private static boolean matches(List<String> pattern, List<String> path) {
        if (pattern.isEmpty()) {
            return path.isEmpty();
        }
        String first = pattern.getFirst();
        List<String> rest = pattern.subList(1, pattern.size());
        if (first.endsWith("**")) {
            return matches(rest, path) || (!path.isEmpty() && matches(pattern, path.subList(1, path.size())));
        }
        return !path.isEmpty() && matches(first, path.getFirst()) && matches(rest, path.subList(1, path.size()));
    }

    private static boolean matches(String pattern, String step) {
        return switch (pattern) {
            case ".*" -> step.startsWith(".") || step.startsWith("['");
            case "/*" -> step.startsWith("/");
            case "@*" -> step.startsWith("@");
            case "*" -> true;
            default -> pattern.equals(step);
        };
    }

    @JsonValue
    @Override
    public String toString() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PathPattern that && steps.equals(that.steps);
    }

    @Override
    public int hashCode() {
        return steps.hashCode();
    }
}
