package io.turnout.gateway.routing;

import io.turnout.gateway.plan.Stage;
import io.turnout.gateway.residence.Residence;
import java.util.List;

/**
 * Where a route parts: it leads to one of two targets, by the plan's stage or by where its data is written.
 *
 * @param ahead the candidate, before the data has moved there
 * @param attribute the candidate for one attribute, and for the rest whoever has it; null if the answers have none of their own
 * @param stage null if the data decides
 * @param residences of the data
 */
public record Points(
        Target legacy, Target candidate, Target ahead, Target attribute, Stage stage, List<Residence> residences) {
    public Points {
        residences = List.copyOf(residences);
    }

    /** The side that answers now. */
    public Stage side() {
        if (stage != null) {
            return stage;
        }
        for (int i = 0; i < residences.size(); i++) {
            if (residences.get(i).side() == Stage.CANDIDATE) {
                return Stage.CANDIDATE;
            }
        }
        return Stage.LEGACY;
    }

    public Target target() {
        return side() == Stage.LEGACY ? legacy : candidate;
    }
}
