package io.turnout.control.plan;

import java.util.List;
import java.util.stream.Collectors;

/** The plan is refused as a whole. */
public final class PlanException extends Exception {
    private final transient List<PlanError> errors;

    public PlanException(List<PlanError> errors) {
        super(errors.stream().map(PlanError::toString).collect(Collectors.joining(" ")));
        this.errors = List.copyOf(errors);
    }

    /** At least one, by line. */
    public List<PlanError> errors() {
        return errors;
    }
}
