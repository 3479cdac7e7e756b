package io.turnout.flags.rule;

import io.github.jamsesso.jsonlogic.evaluator.expressions.PreEvaluatedArgumentsExpression;
import java.util.List;
import java.util.regex.Pattern;
import org.semver4j.Semver;

/** Compares semantic versions: {@code {"sem_ver": [version, operator, version]}}; a leading v and missing parts are understood. */
final class SemanticVersion implements PreEvaluatedArgumentsExpression {
    private static final Pattern PARTIAL = Pattern.compile("(\\d+)(\\.\\d+)?");

    @Override
    public String key() {
        return "sem_ver";
    }

    @Override
    public Object evaluate(List arguments, Object data, String path) {
        if (arguments.size() != 3) {
            throw new Inapplicable("sem_ver compares two versions");
        }
        Semver version = version(arguments.get(0));
        Semver other = version(arguments.get(2));
        // what a version was built from has no part in its order
        int order = version.withClearedBuild().compareTo(other.withClearedBuild());
        return switch (String.valueOf(arguments.get(1))) {
            case "=" -> order == 0;
            case "!=" -> order != 0;
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            case ">=" -> order >= 0;
            case "^" -> version.getMajor() == other.getMajor();
            case "~" -> version.getMajor() == other.getMajor() && version.getMinor() == other.getMinor();
            default -> throw new Inapplicable("sem_ver has no operator " + arguments.get(1));
        };
    }

    private static Semver version(Object text) {
        String bare =
                text instanceof String string && string.startsWith("v") ? string.substring(1) : String.valueOf(text);
        Semver version = Semver.parse(
                PARTIAL.matcher(bare).matches() ? Semver.coerce(bare).getVersion() : bare);
        if (version == null) {
            throw new Inapplicable(text + " is no version");
        }
        return version;
    }
}
