package io.turnout.notes;

import dev.openfeature.sdk.Client;
import dev.openfeature.sdk.ImmutableContext;
import io.turnout.platform.ProblemType;
import io.turnout.platform.identity.Caller;
import jakarta.inject.Singleton;

/** Whether new notes are taken, by the flag {@code new-notes}: a switch for emergencies. */
@Singleton
class NotesTaken {
    private static final String FLAG = "new-notes";

    private final Client flags;

    NotesTaken(Client flags) {
        this.flags = flags;
    }

    /** Refuses as {@code unavailable} while they are not. */
    void require(Caller caller) {
        if (!flags.getBooleanValue(FLAG, true, new ImmutableContext(caller.subject()))) {
            throw ProblemType.UNAVAILABLE.because("New notes are not taken at the moment. Try again later.");
        }
    }
}
