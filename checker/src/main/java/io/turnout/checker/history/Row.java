package io.turnout.checker.history;

/**
 * A note or talk as a database has it when everything is quiet again.
 *
 * @param item the client's own name of it
 * @param talk id of the talk that a note belongs to; 0 of a talk
 */
public record Row(long id, String item, String payload, long version, long talk) {
    public boolean isTalk() {
        return talk == 0;
    }
}
