package io.turnout.control.api.room.panel;

import io.turnout.control.procedure.Operation;
import io.turnout.control.procedure.Step;

/** Operations and their steps in words. */
public final class Words {
    private Words() {}

    public static String of(Operation operation) {
        return switch (operation) {
            case START -> "Copy";
            case VERIFY -> "Verify";
            case CUTOVER -> "Cut over";
            case ROLLBACK -> "Roll back";
            case DETACH -> "Detach";
            case ABORT -> "Abort";
        };
    }

    static String of(Step step) {
        return switch (step) {
            case CHECK -> "see that nothing stands in the way";
            case FENCE -> "put up the fences";
            case STREAM -> "let the target copy and follow";
            case COPY -> "wait until all rows are copied";
            case COMPARE -> "compare every row";
            case READY -> "let the other side follow back";
            case CLOSE -> "close the side that is open";
            case PASS -> "wait until the other side has all that was written";
            case OPEN -> "open the other side";
            case REVOKE -> "undo: nothing opens any more";
            case REOPEN -> "undo: open the side that had closed";
            case SEPARATE -> "stop following both ways";
            case EMPTY -> "empty the target";
        };
    }
}
