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
public record OperationRequest(String operation, String reason) {
    public OperationRequest {
        if (operation == null
                || Stream.of(Operation.values()).noneMatch(known -> word(known).equals(operation))) {
            throw ProblemType.INVALID_BODY.because("\"operation\" must be one of %s."
                    .formatted(Stream.of(Operation.values())
                            .map(OperationRequest::word)
                            .collect(Collectors.joining(", "))));
        }
        Reason.check(reason, "journal");
    }

    Operation kind() {
        return Operation.valueOf(operation.toUpperCase(Locale.ROOT));
    }

    private static String word(Operation operation) {
        return operation.name().toLowerCase(Locale.ROOT);
    }
}
