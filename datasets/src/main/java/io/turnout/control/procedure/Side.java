package io.turnout.control.procedure;

/** One of the two databases of a dataset. */
public enum Side {
    SOURCE,
    TARGET;

    public Side other() {
        return this == SOURCE ? TARGET : SOURCE;
    }
}
