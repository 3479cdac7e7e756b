package io.turnout.control.procedure;

/** What was seen of one side's fence, after older leaders were shut out there. */
public sealed interface Sighting {
    /** The database gives no answer; its fence may be in any state. */
    record Unreachable(String cause) implements Sighting {}

    /** The decision does not depend on it, see {@link Procedure#asks}. */
    record Unasked() implements Sighting {}

    /** There is no fence. */
    record Unfenced() implements Sighting {}

    /** @param turn of the side's last change */
    record Fenced(boolean open, long turn) implements Sighting {}

    default boolean isOpenIn(long turn) {
        return this instanceof Fenced fenced && fenced.open() && fenced.turn() == turn;
    }
}
