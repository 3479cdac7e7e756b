package io.turnout.launcher;

import java.io.UncheckedIOException;
import picocli.CommandLine;

/** Why a command does not go on: one sentence for the person at the keyboard, and the exit code. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int exitCode;

    public Refusal(String sentence) {
        this(sentence, 1);
    }

    public Refusal(String sentence, int exitCode) {
        super(sentence);
        this.exitCode = exitCode;
    }

    public int exitCode() {
        return exitCode;
    }

    /**
     * Tells of a failure without a stack trace.
     *
     * @return the exit code: the refusal's own, or for what nobody foresaw the one that the command has for that
     */
    public static int tell(Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
        command.getErr().println("turnout: " + sentence(failure));
        return failure instanceof Refusal refusal
                ? refusal.exitCode()
                : command.getCommandSpec().exitCodeOnExecutionException();
    }

    /** What to tell of a failure: its message, and its kind where the message alone says nothing. */
    static String sentence(Throwable failure) {
        if (failure instanceof Refusal) {
            return failure.getMessage();
        }
        String kind = failure.getClass().getSimpleName();
        if (failure instanceof UncheckedIOException unchecked) {
            return failure.getMessage() + ": " + sentence(unchecked.getCause());
        }
        return failure.getMessage() == null ? kind : failure.getMessage() + " (" + kind + ")";
    }
}
