package io.turnout.flags;

import io.turnout.flags.rule.Buckets;
import io.turnout.flags.rule.RuleException;
import io.turnout.flags.rule.Rules;
import java.util.Map;
import java.util.function.Supplier;

/** All flags, which change as a whole. Immutable. */
public final class FlagSet {
    /** Of nobody who has said anything. */
    public static final FlagSet EMPTY = new FlagSet(Map.of(), Buckets.OF_SUBJECTS);

    private final Map<String, Flag> flags;
    private final Rules rules;

    FlagSet(Map<String, Flag> flags, Buckets buckets) {
        this.flags = Map.copyOf(flags);
        this.rules = new Rules(buckets);
    }

    /** By their keys. */
    public Map<String, Flag> flags() {
        return flags;
    }

    /**
     * Which variant a flag has.
     *
     * @param context of whom it is asked; not asked for if it does not matter
     * @throws RuleException if the rule cannot be evaluated, or answers what is no variant
     */
    public Choice choose(Flag flag, Supplier<Map<String, Object>> context) throws RuleException {
        if (!flag.enabled()) {
            return Choice.DISABLED;
        }
        if (flag.targeting() == null) {
            return byDefault(flag, Choice.Why.STATIC);
        }
        Object answer = rules.evaluate(flag.targeting(), context.get());
        if (answer == null) {
            return byDefault(flag, Choice.Why.DEFAULT);
        }
        // the library's numbers all have fractions
        String variant = answer instanceof Number number && number.doubleValue() == number.longValue()
                ? String.valueOf(number.longValue())
                : String.valueOf(answer);
        if (flag.variants().containsKey(variant)) {
            return new Choice(variant, Choice.Why.TARGETING_MATCH);
        }
        throw RuleException.of("The rule answers \"%s\", which is no variant".formatted(variant));
    }

    private static Choice byDefault(Flag flag, Choice.Why why) {
        return flag.defaultVariant() == null
                ? new Choice(null, Choice.Why.DEFAULT)
                : new Choice(flag.defaultVariant(), why);
    }
}
