package io.turnout.control.api.flags;

import com.fasterxml.jackson.databind.JsonNode;
import io.turnout.control.api.Reason;
import io.turnout.control.flags.FlagLedger.Change;

/**
 * A change.
 *
 * @param document all flags in flagd's format; for replacing them
 * @param flag one flag, in the same; for putting it
 * @param version to go back to; for reverting
 * @param reason for the log; 1–500 characters
 */
record FlagRequest(JsonNode document, JsonNode flag, Long version, String reason) {
    FlagRequest {
        Reason.check(reason, "log");
    }

    Change change(String who) {
        return new Change(who, reason.strip());
    }
}
