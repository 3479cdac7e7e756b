package io.turnout.checker.load;

import com.fasterxml.jackson.databind.JsonNode;
import io.turnout.checker.history.Result;

/**
 * What a client got for one request.
 *
 * @param status {@link #NONE} if there was no answer, {@link #NOT_SENT} if no connection was made to ask
 * @param body the JSON, or a missing node
 */
record Answer(int status, JsonNode body) {
    static final int NONE = 0;
    static final int NOT_SENT = -1;

    String said() {
        return status == NOT_SENT
                ? "no connection"
                : status == NONE
                        ? "no answer"
                        : status + " " + body.path("type").asText("");
    }

    /**
     * What it means for a write. Only what says so is refused for good: behind any other failure the write may have been
     * done, or be done yet.
     */
    Result ofWrite() {
        if (status >= 200 && status < 300) {
            return Result.OK;
        }
        boolean fenced = status == 503 && body.path("type").asText().endsWith("/fenced");
        return fenced || status == NOT_SENT || status >= 400 && status < 500 && status != 408 && status != 429
                ? Result.REFUSED
                : Result.UNKNOWN;
    }

    /** Unlike an answer that will be the same next time. */
    boolean isWorthRepeating() {
        return status <= NONE || status >= 500 || status == 408 || status == 409 || status == 429;
    }

    Result ofRead() {
        return switch (status) {
            case 200 -> Result.OK;
            case 404 -> Result.ABSENT;
            default -> Result.UNKNOWN;
        };
    }

    long id() {
        return body.path("id").asLong();
    }

    long version() {
        return body.path("version").asLong();
    }
}
