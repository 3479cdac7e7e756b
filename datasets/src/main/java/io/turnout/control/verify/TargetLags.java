package io.turnout.control.verify;

/** The target does not catch up at the moment; verification goes on when it does. */
public final class TargetLags extends RuntimeException {
    TargetLags() {
        super("The target is too far behind to compare rows.");
    }
}
