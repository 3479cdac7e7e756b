package io.turnout.talks;

import dev.openfeature.sdk.Client;
import dev.openfeature.sdk.ImmutableContext;
import io.turnout.platform.ProblemType;
import io.turnout.platform.identity.Caller;
import jakarta.inject.Singleton;

/** Whether new talks are taken, by the flag {@code new-talks}: a switch for emergencies. */
@Singleton
class TalksTaken {
    private static final String FLAG = "new-talks";

    private final Client flags;

    TalksTaken(Client flags) {
        this.flags = flags;
    }

    /** Refuses as {@code unavailable} while they are not. */
    void require(Caller caller) {
        if (!flags.getBooleanValue(FLAG, true, new ImmutableContext(caller.subject()))) {
            throw ProblemType.UNAVAILABLE.because("New talks are not taken at the moment. Try again later.");
        }
    }
}
