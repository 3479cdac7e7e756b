package io.turnout.control.api;

import io.turnout.control.migration.Stage;
import io.turnout.platform.ProblemType;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an operator wants of the migration.
 *
 * @param operation {@code start}, {@code pause}, {@code resume}, {@code approve} or {@code rollback}
 * @param reason for the log; 1–500 characters
 * @param to of {@code start}: the stage to come to, {@code SHADOW}, {@code CANARY}, {@code CANDIDATE} or {@code RETIRED};
 *     {@code CANDIDATE} if it is left out
 * @param capabilities of {@code start}: which; all of the plan if it is empty or left out
 * @param dataset of {@code approve}: whose cutover
 */
public record MigrationRequest(String operation, String reason, String to, List<String> capabilities, String dataset) {
    public MigrationRequest {
        Steering.of(operation);
        if (to != null && goals().noneMatch(goal -> goal.name().equals(to))) {
            throw ProblemType.INVALID_BODY.because("\"to\" must be one of %s."
                    .formatted(goals().map(Stage::name).collect(Collectors.joining(", "))));
        }
        Reason.check(reason, "log");
        if (capabilities != null && capabilities.stream().anyMatch(Objects::isNull)) {
            throw ProblemType.INVALID_BODY.because("\"capabilities\" must be a list of names.");
        }
        capabilities = capabilities == null ? List.of() : List.copyOf(capabilities);
        if ("approve".equals(operation) && dataset == null) {
            throw ProblemType.INVALID_BODY.because("\"dataset\" says whose cutover is approved.");
        }
    }

    private static Stream<Stage> goals() {
        return Stream.of(Stage.values()).filter(stage -> stage != Stage.LEGACY);
    }

    Steering kind() {
        return Steering.of(operation);
    }

    Stage goal() {
        return to == null ? Stage.CANDIDATE : Stage.valueOf(to);
    }
}
