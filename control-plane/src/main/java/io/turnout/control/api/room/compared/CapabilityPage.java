package io.turnout.control.api.room.compared;

import io.turnout.comparison.noise.FieldState;
import io.turnout.comparison.verdict.FieldVerdict;
import io.turnout.control.api.ShadowView;
import io.turnout.control.shadow.Page;
import java.time.Instant;
import java.util.List;

/**
 * What the page of a capability shows.
 *
 * @param asOf when it was looked at
 * @param view its run
 * @param notable fields that differ, or may
 * @param fields all that were seen
 * @param planned rules of the plan, as gateways have told
 * @param runs the newest first, the present one among them
 * @param reported whether there has been a rollout, of which there is a report
 */
public record CapabilityPage(
        Instant asOf,
        ShadowView view,
        List<FieldVerdict> notable,
        List<FieldTree> fields,
        List<Page.DeclaredRule> planned,
        List<ShadowView> runs,
        boolean reported) {
    /** Whether nothing is declared to be no difference. */
    public boolean isNoRules() {
        return planned.isEmpty() && view.declared().isEmpty();
    }

    public static CapabilityPage of(Instant asOf, ShadowView view, List<ShadowView> runs, boolean reported) {
        if (view.run() == null) {
            return new CapabilityPage(asOf, view, List.of(), List.of(), List.of(), runs, reported);
        }
        List<FieldVerdict> notable = view.fields().stream()
                .filter(field -> field.state() == FieldState.DIFFERING || field.state() == FieldState.UNDECIDED)
                .toList();
        List<Page.DeclaredRule> planned = view.rules().stream()
                .filter(rule -> !view.declared().contains(rule))
                .toList();
        return new CapabilityPage(
                asOf, view, notable, FieldTree.of(view.fields(), view.examples()), planned, runs, reported);
    }
}
