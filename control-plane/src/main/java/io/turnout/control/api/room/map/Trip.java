package io.turnout.control.api.room.map;

import io.turnout.control.migration.Stage;

/**
 * A capability on its way.
 *
 * @param whole the capability that it is an attribute of; null if it is a whole
 * @param from the side that has always answered; null if it has no name
 * @param to the side that is to take over; null if it has no name
 * @param read percent of the subjects that read from the candidate before its data has moved
 * @param compared percent of the subjects whose answers are compared
 * @param leg what is done at the moment, such as {@code step 2 of 4}; empty if nothing is
 */
public record Trip(
        String name,
        String whole,
        String from,
        String to,
        Stage stage,
        double read,
        double compared,
        String leg,
        Signal signal) {
    /** Percent that its train shows: of what its stage is about. */
    public double share() {
        return switch (stage) {
            case LEGACY -> 0;
            case SHADOW -> compared;
            case CANARY, CANDIDATE, RETIRED -> reading();
        };
    }

    /** Percent that is given the candidate's answers, also once that is because its data has moved. */
    public double reading() {
        return stage.compareTo(Stage.CANDIDATE) >= 0 ? 100 : read;
    }

    /** What its train does, and what keeps it, as one would say it; empty if there is nothing to say. */
    public String sign() {
        return leg.isEmpty() || signal.isClear() ? leg + signal.words() : leg + ", " + signal.words();
    }
}
