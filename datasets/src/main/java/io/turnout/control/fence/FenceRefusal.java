package io.turnout.control.fence;

/** The fence is not in the state that the change wants; nothing was changed. */
public final class FenceRefusal extends RuntimeException {
    FenceRefusal(String message) {
        super(message);
    }
}
