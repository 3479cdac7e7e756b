package io.turnout.notes;

import io.turnout.platform.rest.Page;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * A flaw that a demonstration ships with a build, to show that it is found before it matters: {@code turnout.planted} names it. There is
 * none unless somebody has asked for it.
 */
@Singleton
class Planted {
    /** What can be wrong with reads. */
    enum Flaw {
        /** Notes lose what is behind their first letters. */
        SHORTENED,
        /** They come two seconds later. */
        SLOW
    }

    private static final int LETTERS = 20;
    private static final Duration DELAY = Duration.ofSeconds(2);

    private final Optional<Flaw> flaw;

    Planted(@ConfigProperty(name = "turnout.planted") Optional<Flaw> flaw) {
        this.flaw = flaw;
    }

    NoteView read(NoteView note) {
        return flawed(note, Planted::shortened);
    }

    Page<NoteView> read(Page<NoteView> page) {
        return flawed(
                page,
                whole -> new Page<>(
                        whole.items().stream().map(Planted::shortened).toList(), whole.next()));
    }

    private <T> T flawed(T answer, UnaryOperator<T> shortened) {
        return flaw.map(what -> switch (what) {
                    case SHORTENED -> shortened.apply(answer);
                    case SLOW -> late(answer);
                })
                .orElse(answer);
    }

    private static NoteView shortened(NoteView note) {
        String body = note.body();
        return new NoteView(
                note.id(),
                note.talkId(),
                note.author(),
                body.substring(0, body.offsetByCodePoints(0, Math.min(LETTERS, body.codePointCount(0, body.length())))),
                note.version(),
                note.createdAt(),
                note.updatedAt());
    }

    private static <T> T late(T answer) {
        try {
            Thread.sleep(DELAY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return answer;
    }
}
