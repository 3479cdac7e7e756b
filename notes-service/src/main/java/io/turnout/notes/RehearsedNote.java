package io.turnout.notes;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.turnout.platform.rest.WarmUp;
import jakarta.inject.Singleton;
import java.time.Clock;

/** A note that never was. */
@Singleton
class RehearsedNote implements WarmUp.Write {
    private final Notes notes;
    private final Clock clock;

    RehearsedNote(Notes notes, Clock clock) {
        this.notes = notes;
        this.clock = clock;
    }

    @Override
    public void rehearse() {
        QuarkusTransaction.begin();
        try {
            Note note = new Note();
            note.put(new NoteDraft("Nobody", "Never written"), clock.instant());
            notes.persistAndFlush(note);
        } finally {
            QuarkusTransaction.rollback();
        }
    }
}
