package io.turnout.flags;

import java.util.List;
import java.util.stream.Collectors;

/** A document that is not taken, with all that is wrong with it. */
public final class FlagException extends Exception {
    private final transient List<FlagError> errors;

    FlagException(List<FlagError> errors) {
        super(errors.stream().map(FlagError::toString).collect(Collectors.joining("; ")));
        this.errors = List.copyOf(errors);
    }

    public List<FlagError> errors() {
        return errors;
    }
}
