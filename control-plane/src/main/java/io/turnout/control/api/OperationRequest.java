package io.turnout.control.api;

import io.turnout.control.procedure.Operation;
import io.turnout.platform.ProblemType;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an operator asks for.
 *
 * @param operation such as {@code cutover}
 * @param reason for the journal; 1–500 characters
 */
record OperationRequest(String operation, String reason) {
    private static final int LONGEST_REASON = 500;

    OperationRequest {
        if (operation == null
                || Stream.of(Operation.values()).noneMatch(known -> word(known).equals(operation))) {
            throw ProblemType.INVALID_BODY.because("\"operation\" must be one of %s."
                    .formatted(Stream.of(Operation.values())
                            .map(OperationRequest::word)
                            .collect(Collectors.joining(", "))));
        }
        if (reason == null || reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw ProblemType.INVALID_BODY.because(
                    "\"reason\" must say why, in 1 to %d characters: it goes into the journal."
                            .formatted(LONGEST_REASON));
        }
    }

    Operation kind() {
        return Operation.valueOf(operation.toUpperCase(Locale.ROOT));
    }

    private static String word(Operation operation) {
        return operation.name().toLowerCase(Locale.ROOT);
    }
}
