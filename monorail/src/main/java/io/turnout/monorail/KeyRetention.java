package io.turnout.monorail;

import io.quarkus.scheduler.Scheduled;
import io.turnout.monorail.notes.Notes;
import io.turnout.monorail.talks.Talks;
import jakarta.inject.Singleton;

/** Deletes idempotency keys that nobody will repeat any more. */
@Singleton
class KeyRetention {
    private final Talks talks;
    private final Notes notes;

    KeyRetention(Talks talks, Notes notes) {
        this.talks = talks;
        this.notes = notes;
    }

    @Scheduled(every = "1h", delayed = "1m")
    void forgetOldKeys() {
        talks.forgetOldKeys();
        notes.forgetOldKeys();
    }
}
