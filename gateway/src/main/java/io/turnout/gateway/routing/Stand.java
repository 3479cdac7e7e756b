package io.turnout.gateway.routing;

import io.turnout.gateway.plan.Dataset;
import io.turnout.gateway.plan.Plan;
import io.turnout.gateway.plan.Stage;
import io.turnout.gateway.plan.Upstream;
import io.turnout.gateway.residence.Residence;
import io.turnout.gateway.residence.Residences;
import io.turnout.gateway.residence.Visit;
import java.util.List;

/**
 * Whom a composition asks when it asks an upstream: that one, or, while its data is still written on the legacy side,
 * the one there.
 *
 * @param residence of the data; null if the upstream has none that moves
 * @param behind residences of data that moves after this; once it has, so has this
 */
public record Stand(Call legacy, Call candidate, Residence residence, List<Residence> behind) {
    /** Whom to ask, and what has to be known there of the data. */
    public record Call(Upstream upstream, Visit visit) {}

    public Call call() {
        return residence == null || residence.side() == Stage.CANDIDATE || anyHasMoved(behind) ? candidate : legacy;
    }

    /** The one that is to have the data one day, where it is known to be up to date there. */
    public Call ahead() {
        return new Call(candidate.upstream, Visit.NONE);
    }

    private static boolean anyHasMoved(List<Residence> residences) {
        for (Residence residence : residences) {
            if (residence.side() == Stage.CANDIDATE) {
                return true;
            }
        }
        return false;
    }

    static Stand of(Upstream upstream, Plan plan, Residences residences) {
        for (Dataset dataset : plan.datasets().values()) {
            if (dataset.candidate().equals(upstream)) {
                List<Dataset> its = List.of(dataset);
                return new Stand(
                        new Call(dataset.legacy(), residences.visit(its, Stage.LEGACY)),
                        new Call(upstream, residences.visit(its, Stage.CANDIDATE)),
                        residences.of(dataset.name()),
                        plan.datasets().values().stream()
                                .filter(other -> other.after().contains(dataset.name()))
                                .map(other -> residences.of(other.name()))
                                .toList());
            }
        }
        Call call = new Call(upstream, Visit.NONE);
        return new Stand(call, call, null, List.of());
    }
}
