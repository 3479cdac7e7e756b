package io.turnout.judging.experiment;

import io.turnout.judging.evidence.OddsEvidence;
import io.turnout.judging.evidence.Table;

/**
 * What is known of a treatment's bad endings. Immutable.
 *
 * @param worse evidence that there are more of them than of the control's
 * @param most the most that there has ever been, as a logarithm
 */
record Guardrail(OddsEvidence worse, double most) {
    static final Guardrail UNKNOWN = new Guardrail(OddsEvidence.above(1), 0);

    Guardrail with(Tally treatment, Tally control) {
        OddsEvidence more = worse.with(new Table(treatment.bad(), treatment.tries(), control.bad(), control.tries()));
        return new Guardrail(more, Math.max(most, more.log()));
    }
}
