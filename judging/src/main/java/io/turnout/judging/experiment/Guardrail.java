package io.turnout.judging.experiment;

import io.turnout.judging.evidence.OddsEvidence;
import io.turnout.judging.evidence.Table;

/**
 * What is known of one kind of harm that a treatment may do. Immutable.
 *
 * @param worse evidence that there is more of it than of the control's
 * @param most the most that there has ever been, as a logarithm
 */
record Guardrail(OddsEvidence worse, double most) {
    static final Guardrail UNKNOWN = new Guardrail(OddsEvidence.above(1), 0);

    Guardrail with(Harm harm, Tally treatment, Tally control) {
        OddsEvidence more =
                worse.with(new Table(harm.of(treatment), treatment.tries(), harm.of(control), control.tries()));
        return new Guardrail(more, Math.max(most, more.log()));
    }
}
