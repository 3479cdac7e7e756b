package io.turnout.notes;

import io.turnout.platform.rest.Rehearsals;
import io.turnout.platform.rest.WarmUp;
import jakarta.inject.Singleton;
import java.time.Clock;

/** A note that never was. */
@Singleton
class RehearsedNote implements WarmUp.Write {
    private final Notes notes;
    private final Clock clock;
    private final Rehearsals rehearsals;

    RehearsedNote(Notes notes, Clock clock, Rehearsals rehearsals) {
        this.notes = notes;
        this.clock = clock;
        this.rehearsals = rehearsals;
    }

    @Override
    public void rehearse() throws Exception {
        rehearsals.run(() -> {
            Note note = new Note();
            note.put(new NoteDraft("Nobody", "Never written"), clock.instant());
            notes.persistAndFlush(note);
            return null;
        });
    }
}
