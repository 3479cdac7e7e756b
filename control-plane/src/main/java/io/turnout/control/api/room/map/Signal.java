package io.turnout.control.api.room.map;

/** What keeps a train where it is. Each has words and a shape, so that nobody has to tell them apart by colour. */
public enum Signal {
    CLEAR("", ""),
    /** Somebody has paused its rollout. */
    PAUSED("paused", "M1 0v10M7 0v10"),
    /** Its rollout stands still because the migration does. */
    HELD("held: the migration is paused", "M0 0h9v9h-9z"),
    APPROVAL("waits for approval", "M4.5 0l4.5 4.5-4.5 4.5-4.5-4.5z"),
    TAKEN_BACK("taken back", "M9 5h-8M5 1l-4 4 4 4");

    private final String words;
    private final String shape;

    Signal(String words, String shape) {
        this.words = words;
        this.shape = shape;
    }

    /** Empty if nothing does. */
    public String words() {
        return words;
    }

    /** A path in a square of 9. */
    public String shape() {
        return shape;
    }

    public boolean isClear() {
        return this == CLEAR;
    }
}
