package io.turnout.flags.rule;

import io.github.jamsesso.jsonlogic.evaluator.expressions.PreEvaluatedArgumentsExpression;
import java.util.List;
import java.util.function.BiPredicate;

/** How a text begins or ends: {@code {"starts_with": [text, prefix]}}, {@code {"ends_with": [text, suffix]}}. */
record Affix(String key, BiPredicate<String, String> has) implements PreEvaluatedArgumentsExpression {
    @Override
    public Object evaluate(List arguments, Object data, String path) {
        if (arguments.size() == 2
                && arguments.get(0) instanceof String text
                && arguments.get(1) instanceof String affix) {
            return has.test(text, affix);
        }
        throw new Inapplicable(key + " compares two texts");
    }
}
