package io.turnout.control.procedure;

/**
 * What a decision rests on beside the journal.
 *
 * @param overdue whether a handover has used up the time it may take
 */
public record Observation(Sighting source, Sighting target, boolean overdue) {
    public Sighting of(Side side) {
        return side == Side.SOURCE ? source : target;
    }
}
