package io.turnout.control.flags;

/** The flags are others than those that a change was made for. */
public final class Changed extends RuntimeException {
    Changed(long now) {
        super("The flags have been changed in the meantime; they are version %d now.".formatted(now));
    }
}
