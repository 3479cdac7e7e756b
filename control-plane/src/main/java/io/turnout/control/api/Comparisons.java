package io.turnout.control.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.turnout.comparison.rule.RuleText;
import io.turnout.control.database.Sessions;
import io.turnout.control.shadow.Page;
import io.turnout.control.shadow.Run;
import io.turnout.control.shadow.ShadowLedger;
import io.turnout.control.shadow.ShadowLedger.Change;
import io.turnout.control.shadow.Shares;
import io.turnout.platform.ProblemType;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What is compared and what has come of it, as operators see and change it.
 *
 * <p>Everything of a capability that the plan does not have is refused as {@code not-found}.
 */
@Singleton
public class Comparisons {
    private static final int MOST_RULES = 100;
    private static final int LONGEST_RULE = 500;
    private static final int AT_ONCE = 4;

    private final ControlPlane plane;
    private final Sessions control;
    private final ObjectMapper json;
    private final Status status;
    private final Places places = new Places(AT_ONCE);

    Comparisons(ControlPlane plane, Sessions control, ObjectMapper json, Status status) {
        this.plane = plane;
        this.control = control;
        this.json = json;
        this.status = status;
    }

    /**
     * @param stopped whether the switch is off for all
     * @param capabilities in the plan's order, in short
     */
    public record All(boolean stopped, List<ShadowView> capabilities) {}

    public All all() {
        return reading(ledger -> new All(
                ledger.isStopped(),
                plane.capabilities().stream()
                        .map(name -> view(ledger, name).inShort())
                        .toList()));
    }

    public ShadowView of(String capability) {
        return onKnown(capability, ledger -> {});
    }

    /** The newest first, in short. */
    public List<ShadowView> runs(String capability, int most) {
        check(capability);
        return reading(ledger -> {
            double percent = percent(ledger, capability);
            List<Page.DeclaredRule> declared = declared(ledger, capability);
            return ledger.runs().newest(capability, most).stream()
                    .map(run -> ShadowView.of(run, percent, null, declared).inShort())
                    .toList();
        });
    }

    public List<ShadowLedger.Entry> log(int most) {
        return reading(ledger -> ledger.log(most));
    }

    public All stop(boolean stopped, Change change) {
        reading(ledger -> {
            ledger.stop(stopped, change);
            return null;
        });
        return all();
    }

    /** @param percent in [0, 100] */
    public ShadowView set(String capability, double percent, Change change) {
        return onKnown(capability, ledger -> ledger.set(capability, percent, change));
    }

    /** Begins to count anew. */
    public ShadowView restart(String capability, Change change) {
        return onKnown(capability, ledger -> ledger.restart(capability, change));
    }

    /**
     * Declares something to be no difference, and begins to count anew. What is refused: what is no rule, as
     * {@code invalid-body}, and more than 100, as {@code conflict}.
     */
    public ShadowView declare(String capability, String rule, Change change) {
        String text = canonical(rule, change.why());
        return onKnown(capability, ledger -> {
            List<Page.DeclaredRule> known = declared(ledger, capability);
            boolean news = known.stream().noneMatch(each -> each.rule().equals(text));
            if (news && known.size() >= MOST_RULES) {
                throw ProblemType.CONFLICT.because(
                        "%s has %d declared rules already: withdraw some, or put them into the plan."
                                .formatted(capability, MOST_RULES));
            }
            ledger.declare(capability, text, change);
        });
    }

    /** Takes back what was declared here, and begins to count anew. */
    public ShadowView withdraw(String capability, String rule, Change change) {
        String text = canonical(rule, change.why());
        return onKnown(capability, ledger -> {
            if (!ledger.withdraw(capability, text, change)) {
                throw ProblemType.NOT_FOUND.because(
                        "\"%s\" was not declared here; what the plan says is changed in the plan.".formatted(text));
            }
        });
    }

    private static String canonical(String rule, String reason) {
        if (rule.length() > LONGEST_RULE) {
            throw ProblemType.INVALID_BODY.because("A rule has at most %d characters.".formatted(LONGEST_RULE));
        }
        try {
            return RuleText.read(rule, reason).text();
        } catch (IllegalArgumentException e) {
            throw ProblemType.INVALID_BODY.because("That is no rule: " + e.getMessage() + ".");
        }
    }

    private ShadowView onKnown(String capability, Consumer<ShadowLedger> work) {
        check(capability);
        return reading(ledger -> {
            work.accept(ledger);
            return view(ledger, capability);
        });
    }

    private void check(String capability) {
        if (!plane.capabilities().contains(capability)) {
            throw ProblemType.NOT_FOUND.because(
                    "The plan has no capability \"%s\" with two sides.".formatted(capability));
        }
    }

    private ShadowView view(ShadowLedger ledger, String capability) {
        double percent = percent(ledger, capability);
        String waitingFor = percent > 0 ? waitingFor(ledger, capability) : null;
        List<Page.DeclaredRule> declared = declared(ledger, capability);
        return ledger.runs()
                .current(capability)
                .map((Run run) -> ShadowView.of(run, percent, waitingFor, declared))
                .orElseGet(() -> ShadowView.none(capability, percent, waitingFor, declared));
    }

    private static double percent(ShadowLedger ledger, String capability) {
        return ledger.percents().getOrDefault(capability, 0.0);
    }

    private static List<Page.DeclaredRule> declared(ShadowLedger ledger, String capability) {
        return ledger.declared().getOrDefault(capability, List.of());
    }

    private String waitingFor(ShadowLedger settings, String capability) {
        return settings.isStopped()
                ? "all comparing is stopped."
                : status.reading(ledger ->
                        Shares.objection(capability, plane.datasets(), ledger).orElse(null));
    }

    private <T> T reading(Function<ShadowLedger, T> work) {
        return places.in(() -> {
            try (ShadowLedger ledger = new ShadowLedger(control, json)) {
                return work.apply(ledger);
            }
        });
    }
}
