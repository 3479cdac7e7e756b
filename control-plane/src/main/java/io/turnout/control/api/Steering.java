package io.turnout.control.api;

import io.turnout.platform.ProblemType;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an operator can ask of what goes on by itself: a rollout, a migration. */
public enum Steering {
    START,
    PAUSE,
    RESUME,
    APPROVE,
    ROLLBACK;

    /** Refuses any other word as {@code invalid-body}. */
    public static Steering of(String word) {
        return Stream.of(values())
                .filter(known -> known.word().equals(word))
                .findFirst()
                .orElseThrow(() -> ProblemType.INVALID_BODY.because("\"operation\" must be one of %s."
                        .formatted(Stream.of(values()).map(Steering::word).collect(Collectors.joining(", ")))));
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
