package io.turnout.checker.load;

import java.util.Optional;
import java.util.random.RandomGenerator;

/** Writes talks, and notes on them, and deletes talks while they have notes. */
final class Editor implements Client {
    private static final int PLENTY = 5;

    private final Pen pen;
    private final Notebook notebook;
    private final RandomGenerator random;

    Editor(Pen pen, Notebook notebook, RandomGenerator random) {
        this.pen = pen;
        this.notebook = notebook;
        this.random = random;
    }

    @Override
    public void act() throws InterruptedException {
        Item talk = notebook.any(Kind.TALK, random).orElse(null);
        int dice = random.nextInt(10);
        if (talk == null || dice < 2 && notebook.of(Kind.TALK).count() < PLENTY) {
            Optional<Item> created = pen.createTalk();
            if (created.isPresent()) {
                pen.createNote(created.get().id());
            }
        } else if (dice < 5) {
            pen.createNote(talk.id());
        } else if (dice < 7) {
            pen.update(talk);
        } else if (dice < 8) {
            pen.update(notebook.any(random).orElse(talk));
        } else {
            pen.delete(talk);
        }
    }
}
