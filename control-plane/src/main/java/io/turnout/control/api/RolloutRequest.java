package io.turnout.control.api;

/**
 * What an operator wants of a rollout.
 *
 * @param operation {@code start}, {@code pause}, {@code resume}, {@code approve} or {@code rollback}
 * @param reason for the log; 1–500 characters
 * @param step of {@code approve}: the one that is meant, from 1 on, so that it is not said of the next by mistake; null for the one
 *     under way
 */
public record RolloutRequest(String operation, String reason, Integer step) {
    public RolloutRequest {
        Steering.of(operation);
        Reason.check(reason, "log");
    }

    Steering kind() {
        return Steering.of(operation);
    }
}
