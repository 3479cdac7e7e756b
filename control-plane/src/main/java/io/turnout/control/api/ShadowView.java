package io.turnout.control.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.turnout.comparison.noise.FieldState;
import io.turnout.comparison.verdict.FieldVerdict;
import io.turnout.comparison.verdict.Outcome;
import io.turnout.comparison.verdict.Share;
import io.turnout.comparison.verdict.Verdict;
import io.turnout.control.shadow.Page;
import io.turnout.control.shadow.Run;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What comparing a capability's answers has shown.
 *
 * @param percent of the subjects that is set to be compared
 * @param waitingFor why nothing is compared at the moment; absent if something is, or nothing is to be
 * @param declared rules that operators have declared; the plan's are among {@code rules}, too
 * @param run what is counted together; the other fields are about it and absent if there is none
 * @param build of the side that is compared with the one in charge, if that says which it is
 * @param changed the share of requests that a cut-over would have changed
 * @param missing what keeps it from passing
 * @param settled requests whose answers differed only until what had been written was applied on the other side
 * @param neverSeen fields, status codes and parameters of the API's description that no compared request has shown
 * @param notCompared requests of the sample of which nothing is known, by why
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ShadowView(
        String capability,
        double percent,
        String waitingFor,
        List<Page.DeclaredRule> declared,
        Long run,
        String build,
        Instant startedAt,
        Instant endedAt,
        Outcome verdict,
        Long compared,
        Share changed,
        List<String> missing,
        Long settled,
        Map<String, Long> notCompared,
        String rule,
        List<FieldVerdict> fields,
        List<String> neverSeen,
        List<Page.DeclaredRule> rules,
        List<String> rulesNeverUsed,
        List<Page.Example> examples) {
    /** Of what no request has been compared yet. */
    static ShadowView none(String capability, double percent, String waitingFor, List<Page.DeclaredRule> declared) {
        return new ShadowView(
                capability,
                percent,
                waitingFor,
                declared,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /** With each field, and examples. */
    static ShadowView of(Run run, double percent, String waitingFor, List<Page.DeclaredRule> declared) {
        Verdict verdict = run.verdict();
        return new ShadowView(
                run.capability(),
                percent,
                waitingFor,
                declared,
                run.run(),
                run.build(),
                run.startedAt(),
                run.endedAt(),
                verdict.verdict(),
                verdict.compared(),
                verdict.share(),
                verdict.missing(),
                run.settled(),
                run.notCompared(),
                verdict.rule(),
                verdict.fields().stream()
                        .filter(field -> field.state() != FieldState.NEVER_SEEN)
                        .toList(),
                verdict.neverSeen(),
                run.rules(),
                verdict.rulesNeverUsed(),
                run.examples());
    }

    /** Without the fields. */
    ShadowView inShort() {
        return new ShadowView(
                capability,
                percent,
                waitingFor,
                null,
                run,
                build,
                startedAt,
                endedAt,
                verdict,
                compared,
                changed,
                missing,
                settled,
                notCompared,
                rule,
                null,
                null,
                null,
                null,
                null);
    }
}
