package io.turnout.checker.load;

import java.util.random.RandomGenerator;

/** Writes notes on a talk that stays. */
final class Writer implements Client {
    /** So that there is something to read and update, and not only ever more. */
    private static final int PLENTY = 30;

    private final Pen pen;
    private final Notebook notebook;
    private final long talk;
    private final RandomGenerator random;

    Writer(Pen pen, Notebook notebook, long talk, RandomGenerator random) {
        this.pen = pen;
        this.notebook = notebook;
        this.talk = talk;
        this.random = random;
    }

    @Override
    public void act() throws InterruptedException {
        Item note = notebook.any(random).orElse(null);
        int dice = random.nextInt(10);
        if (note == null || dice < 4 && notebook.size() < PLENTY) {
            pen.createNote(talk);
        } else if (dice < 8) {
            pen.update(note);
        } else {
            pen.delete(note);
        }
    }
}
