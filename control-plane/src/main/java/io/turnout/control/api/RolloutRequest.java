package io.turnout.control.api;

import io.turnout.platform.ProblemType;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an operator wants of a rollout.
 *
 * @param operation {@code start}, {@code pause}, {@code resume}, {@code approve} or {@code rollback}
 * @param reason for the log; 1–500 characters
 * @param step of {@code approve}: the one that is meant, from 1 on, so that it is not said of the next by mistake; null for the one
 *     under way
 */
record RolloutRequest(String operation, String reason, Integer step) {
    enum Operation {
        START,
        PAUSE,
        RESUME,
        APPROVE,
        ROLLBACK;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    RolloutRequest {
        if (operation == null
                || Stream.of(Operation.values()).noneMatch(known -> known.word().equals(operation))) {
            throw ProblemType.INVALID_BODY.because("\"operation\" must be one of %s."
                    .formatted(
                            Stream.of(Operation.values()).map(Operation::word).collect(Collectors.joining(", "))));
        }
        Reason.check(reason, "log");
    }

    Operation kind() {
        return Operation.valueOf(operation.toUpperCase(Locale.ROOT));
    }
}
