package io.turnout.flags.rule;

import io.github.jamsesso.jsonlogic.ast.JsonLogicArray;
import io.github.jamsesso.jsonlogic.evaluator.JsonLogicEvaluationException;
import io.github.jamsesso.jsonlogic.evaluator.JsonLogicEvaluator;
import io.github.jamsesso.jsonlogic.evaluator.JsonLogicExpression;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Distributes subjects over values by relative weights: {@code {"fractional": [bucketBy, [value, weight], …]}}. Without
 * {@code bucketBy} they go by their targeting key alone, so that the first x percent are those that a share of x percent of a
 * canary has; what is to be independent of that names the flag in it: {@code {"cat": [{"var": "$flagd.flagKey"}, {"var": "targetingKey"}]}}.
 */
record Fractional(Buckets buckets) implements JsonLogicExpression {
    private record Share(Object value, long weight) {}

    @Override
    public String key() {
        return "fractional";
    }

    @Override
    public Object evaluate(JsonLogicEvaluator evaluator, JsonLogicArray given, Object data, String path)
            throws JsonLogicEvaluationException {
        List<Object> arguments = evaluator.evaluate(given, data, path);
        boolean isKeyed = !arguments.isEmpty() && !(arguments.getFirst() instanceof List);
        Object subject = isKeyed ? arguments.getFirst() : targetingKey(data);
        if (!(subject instanceof String name)) {
            throw new Inapplicable("fractional has nobody to place");
        }
        List<Share> shares = shares(isKeyed ? arguments.subList(1, arguments.size()) : arguments);
        long total = shares.stream().mapToLong(Share::weight).sum();
        if (total == 0) {
            throw new Inapplicable("fractional has no weight");
        }
        double place = buckets.place(name) * total;
        long reached = 0;
        for (Share share : shares) {
            reached += share.weight;
            if (place < reached) {
                return share.value;
            }
        }
        throw new IllegalStateException("A place is below 1: " + place / total);
    }

    private static Object targetingKey(Object data) {
        return data instanceof Map<?, ?> facts ? facts.get("targetingKey") : null;
    }

    private static List<Share> shares(List<?> arguments) {
        List<Share> shares = new ArrayList<>();
        for (Object argument : arguments) {
            if (!(argument instanceof List<?> pair) || pair.isEmpty() || pair.size() > 2) {
                throw new Inapplicable("fractional distributes over [value, weight]");
            }
            shares.add(new Share(pair.getFirst(), pair.size() == 1 ? 1 : weight(pair.get(1))));
        }
        return shares;
    }

    /** What is below nothing is nothing. */
    private static long weight(Object weight) {
        if (weight instanceof Number number && number.doubleValue() == number.longValue()) {
            return Math.clamp(number.longValue(), 0, Integer.MAX_VALUE);
        }
        throw new Inapplicable("fractional weighs by whole numbers");
    }
}
