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
        operation(operation);
        Reason.check(reason, "journal");
    }

    /** Refuses what is no operation's word as {@code invalid-body}. */
    public static Operation operation(String word) {
        return Stream.of(Operation.values())
                .filter(known -> word(known).equals(word))
                .findFirst()
                .orElseThrow(() -> ProblemType.INVALID_BODY.because("\"operation\" must be one of %s."
                        .formatted(Stream.of(Operation.values())
                                .map(OperationRequest::word)
                                .collect(Collectors.joining(", ")))));
    }

    Operation kind() {
        return operation(operation);
    }

    private static String word(Operation operation) {
        return operation.name().toLowerCase(Locale.ROOT);
    }
}
