package io.turnout.flags.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.jamsesso.jsonlogic.JsonLogic;
import io.github.jamsesso.jsonlogic.JsonLogicException;
import io.github.jamsesso.jsonlogic.ast.JsonLogicParseException;
import io.github.jamsesso.jsonlogic.ast.JsonLogicParser;
import java.util.Map;
import java.util.Set;

/** Evaluates rules. What it has read once it keeps, so there is one for each set of flags. Thread-safe. */
public final class Rules {
    /** What flagd's schema knows, with the library's words. */
    private static final Set<String> OPERATORS = Set.of(
            "var",
            "missing",
            "missing_some",
            "if",
            "?:",
            "==",
            "===",
            "!=",
            "!==",
            "!",
            "!!",
            "or",
            "and",
            ">",
            ">=",
            "<",
            "<=",
            "max",
            "min",
            "+",
            "-",
            "*",
            "/",
            "%",
            "map",
            "filter",
            "reduce",
            "all",
            "none",
            "some",
            "merge",
            "in",
            "cat",
            "substr",
            "fractional",
            "sem_ver",
            "starts_with",
            "ends_with");

    private final JsonLogic logic;

    public Rules(Buckets buckets) {
        logic = new JsonLogic()
                .addOperation(new Fractional(buckets))
                .addOperation(new SemanticVersion())
                .addOperation(new Affix("starts_with", String::startsWith))
                .addOperation(new Affix("ends_with", String::endsWith));
    }

    /**
     * Whether it is a rule at all.
     *
     * @throws RuleException with what is wrong
     */
    public static void check(JsonNode rule) throws RuleException {
        checkOperators(rule);
        try {
            JsonLogicParser.parse(rule.toString());
        } catch (JsonLogicParseException e) {
            throw new RuleException("is no JsonLogic: " + e.getMessage());
        }
    }

    private static void checkOperators(JsonNode node) throws RuleException {
        if (node.isObject()) {
            if (node.size() != 1) {
                throw new RuleException("must be one operator and what it works on, such as {\"==\": […]}");
            }
            Map.Entry<String, JsonNode> operation = node.properties().iterator().next();
            if (!OPERATORS.contains(operation.getKey())) {
                throw new RuleException("has an operator that is not known, \"%s\"".formatted(operation.getKey()));
            }
        }
        for (JsonNode child : node) {
            checkOperators(child);
        }
    }

    /**
     * What a rule answers.
     *
     * @param rule JSON text
     * @return null if it answers nothing, or its operators cannot work on what they are given
     */
    public Object evaluate(String rule, Map<String, Object> context) throws RuleException {
        try {
            return logic.apply(rule, context);
        } catch (Inapplicable e) {
            return null;
        } catch (JsonLogicException | RuntimeException e) {
            // the library casts what it is given, and has not thought of all
            throw new RuleException(e.toString());
        }
    }
}
