package io.turnout.flags;

import dev.openfeature.sdk.ErrorCode;
import dev.openfeature.sdk.EvaluationContext;
import dev.openfeature.sdk.FeatureProvider;
import dev.openfeature.sdk.ImmutableMetadata;
import dev.openfeature.sdk.Metadata;
import dev.openfeature.sdk.ProviderEvaluation;
import dev.openfeature.sdk.Value;
import io.turnout.flags.rule.RuleException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** Answers OpenFeature's questions from the flags that are known now; never throws, and never waits. */
public final class FlagProvider implements FeatureProvider {
    private final Supplier<FlagSet> flags;
    private final Evaluations evaluations;
    private final InstantSource clock;

    public FlagProvider(Supplier<FlagSet> flags, Evaluations evaluations, InstantSource clock) {
        this.flags = flags;
        this.evaluations = evaluations;
        this.clock = clock;
    }

    @Override
    public Metadata getMetadata() {
        return () -> "turnout";
    }

    @Override
    public ProviderEvaluation<Boolean> getBooleanEvaluation(String key, Boolean otherwise, EvaluationContext context) {
        return evaluate(key, otherwise, context, value -> value instanceof Boolean truth ? truth : null);
    }

    @Override
    public ProviderEvaluation<String> getStringEvaluation(String key, String otherwise, EvaluationContext context) {
        return evaluate(key, otherwise, context, value -> value instanceof String text ? text : null);
    }

    /** A number with a fraction, or a larger one, is of another type. */
    @Override
    public ProviderEvaluation<Integer> getIntegerEvaluation(String key, Integer otherwise, EvaluationContext context) {
        return evaluate(
                key,
                otherwise,
                context,
                value -> value instanceof Number number && number.doubleValue() == number.intValue()
                        ? (Integer) number.intValue()
                        : null);
    }

    @Override
    public ProviderEvaluation<Double> getDoubleEvaluation(String key, Double otherwise, EvaluationContext context) {
        return evaluate(
                key,
                otherwise,
                context,
                value -> value instanceof Number number ? (Double) number.doubleValue() : null);
    }

    @Override
    public ProviderEvaluation<Value> getObjectEvaluation(String key, Value otherwise, EvaluationContext context) {
        return evaluate(key, otherwise, context, value -> value instanceof Map ? Value.objectToValue(value) : null);
    }

    /** @param cast gives null for a value of another type */
    private <T> ProviderEvaluation<T> evaluate(
            String key, T otherwise, EvaluationContext context, Function<Object, T> cast) {
        FlagSet known = flags.get();
        Flag flag = known.flags().get(key);
        if (flag == null) {
            return failed(key, otherwise, Evaluations.Ending.UNKNOWN_FLAG, ErrorCode.FLAG_NOT_FOUND, "no such flag");
        }
        try {
            Choice choice = known.choose(flag, () -> facts(key, context));
            // one of another type is so whichever is chosen, if only the default of who asks
            T value = cast.apply(
                    choice.variant() == null
                            ? flag.variants().values().iterator().next()
                            : flag.variants().get(choice.variant()));
            if (value == null) {
                return failed(
                        key,
                        otherwise,
                        Evaluations.Ending.WRONG_TYPE,
                        ErrorCode.TYPE_MISMATCH,
                        "it is of another type");
            }
            evaluations.count(key, Evaluations.Ending.EVALUATED);
            return ProviderEvaluation.<T>builder()
                    .value(choice.variant() == null ? otherwise : value)
                    .variant(choice.variant())
                    .reason(choice.why().name())
                    .flagMetadata(metadata(flag))
                    .build();
        } catch (RuleException e) {
            return failed(key, otherwise, Evaluations.Ending.FAILED, ErrorCode.PARSE_ERROR, e.getMessage());
        }
    }

    private <T> ProviderEvaluation<T> failed(
            String key, T otherwise, Evaluations.Ending ending, ErrorCode code, String message) {
        evaluations.count(key, ending);
        return ProviderEvaluation.<T>builder()
                .value(otherwise)
                .reason("ERROR")
                .errorCode(code)
                .errorMessage(message)
                .build();
    }

    /** What a rule may ask for: what the caller says, and what flagd adds to it. */
    private Map<String, Object> facts(String key, EvaluationContext context) {
        Map<String, Object> facts = new HashMap<>(context == null ? Map.of() : context.asObjectMap());
        facts.put("$flagd", Map.of("flagKey", key, "timestamp", clock.instant().getEpochSecond()));
        return facts;
    }

    private static ImmutableMetadata metadata(Flag flag) {
        if (flag.metadata().isEmpty()) {
            return ImmutableMetadata.builder().build();
        }
        ImmutableMetadata.ImmutableMetadataBuilder metadata = ImmutableMetadata.builder();
        flag.metadata().forEach((name, value) -> {
            switch (value) {
                case Boolean truth -> metadata.addBoolean(name, truth);
                case Integer number -> metadata.addInteger(name, number);
                case Long number -> metadata.addLong(name, number);
                case Number number -> metadata.addDouble(name, number.doubleValue());
                default -> metadata.addString(name, String.valueOf(value));
            }
        });
        return metadata.build();
    }
}
