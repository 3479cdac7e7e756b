package io.turnout.control.migration;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A migration as it was asked for, and how far it is. Immutable.
 *
 * @param number which one it is
 * @param to the stage that it is to come to
 * @param paused whether nothing more is to be begun: asked for, or because it does not get on by itself
 * @param approved datasets whose cutover somebody has consented to
 */
public record Migration(long number, Stage to, Itinerary itinerary, Phase phase, boolean paused, Set<String> approved) {
    public Migration {
        approved = Set.copyOf(approved);
    }

    static Migration of(long number, Stage to, Itinerary itinerary) {
        return new Migration(number, to, itinerary, Phase.UNDER_WAY, false, Set.of());
    }

    public Migration paused(boolean paused) {
        return new Migration(number, to, itinerary, phase, paused, approved);
    }

    public Migration approve(String dataset) {
        Set<String> more = Stream.concat(approved.stream(), Stream.of(dataset)).collect(Collectors.toSet());
        return new Migration(number, to, itinerary, phase, paused, more);
    }

    /** On its way back, whatever kept it from going on. What was consented to before is not any more. */
    public Migration goBack() {
        return new Migration(number, to, itinerary, Phase.GOING_BACK, false, Set.of());
    }

    Migration over() {
        Phase end = phase == Phase.GOING_BACK ? Phase.ROLLED_BACK : Phase.DONE;
        return new Migration(number, to, itinerary, end, false, approved);
    }
}
