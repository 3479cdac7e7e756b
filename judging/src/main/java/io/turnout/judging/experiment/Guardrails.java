package io.turnout.judging.experiment;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/** One treatment's guardrails. Immutable. */
final class Guardrails {
    static final Guardrails UNKNOWN = new Guardrails(new EnumMap<>(Harm.class));

    private final Map<Harm, Guardrail> byHarm;

    private Guardrails(Map<Harm, Guardrail> byHarm) {
        this.byHarm = byHarm;
    }

    Guardrails with(Tally treatment, Tally control) {
        Map<Harm, Guardrail> more = new EnumMap<>(Harm.class);
        for (Harm harm : Harm.values()) {
            more.put(harm, of(harm).with(harm, treatment, control));
        }
        return new Guardrails(more);
    }

    /**
     * What it has been found to do; null if nothing.
     *
     * @param falseStop chance that one of them is ever found by mistake
     */
    Harm found(double falseStop) {
        double enough = Math.log(Harm.values().length / falseStop);
        return Arrays.stream(Harm.values())
                .filter(harm -> of(harm).most() >= enough)
                .findFirst()
                .orElse(null);
    }

    private Guardrail of(Harm harm) {
        return byHarm.getOrDefault(harm, Guardrail.UNKNOWN);
    }
}
