package io.turnout.control.api;

import io.turnout.control.canary.Canaries;
import io.turnout.control.canary.CanaryLedger;
import io.turnout.control.database.Sessions;
import io.turnout.control.procedure.State;
import io.turnout.control.rollout.RolloutLedger.Change;
import io.turnout.platform.ProblemType;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Who reads from candidates before the data has moved, as operators see and change it.
 *
 * <p>A capability that the plan does not have is refused as {@code not-found}; a share that a rollout sets, as {@code conflict}.
 */
@Singleton
public class Readings {
    private final ControlPlane plane;
    private final Sessions control;
    private final Status status;
    private final Releases releases;

    Readings(ControlPlane plane, Sessions control, Status status, Releases releases) {
        this.plane = plane;
        this.control = control;
        this.status = status;
        this.releases = releases;
    }

    /**
     * A capability.
     *
     * @param percent of its subjects that read from the candidate, as it was set
     * @param waitingFor why none of them does yet; null if they do, or nobody is to
     */
    public record View(String capability, double percent, String waitingFor) {}

    /** In the plan's order. */
    public List<View> all() {
        Map<String, Double> percents = percents();
        Map<String, State> states = states();
        return plane.capabilities().stream()
                .map(name -> view(name, percents, states))
                .toList();
    }

    public View of(String capability) {
        return all().stream()
                .filter(view -> view.capability().equals(capability))
                .findFirst()
                .orElseThrow(() -> ProblemType.NOT_FOUND.because(
                        "The plan has no capability \"%s\" with two sides.".formatted(capability)));
    }

    /** Who changed what, the newest first. */
    public List<CanaryLedger.Entry> log(int most) {
        try (CanaryLedger ledger = new CanaryLedger(control)) {
            return ledger.log(most);
        }
    }

    /** Sets how many of a capability's subjects read from the candidate; not while a rollout does. */
    public View set(String capability, CanaryRequest request, String who) {
        releases.setByHand(
                capability, request.percent(), new Change(who, request.reason().strip()));
        return view(capability, percents(), states());
    }

    private View view(String capability, Map<String, Double> percents, Map<String, State> states) {
        double percent = percents.getOrDefault(capability, 0.0);
        String waitingFor = percent == 0
                ? null
                : Canaries.objection(capability, plane.datasets(), states::get).orElse(null);
        return new View(capability, percent, waitingFor);
    }

    private Map<String, Double> percents() {
        try (CanaryLedger ledger = new CanaryLedger(control)) {
            return ledger.percents();
        }
    }

    private Map<String, State> states() {
        return status.reading(ledger -> plane.datasets().stream()
                .collect(Collectors.toMap(
                        dataset -> dataset.name(),
                        dataset -> ledger.journal(dataset.name()).state())));
    }
}
