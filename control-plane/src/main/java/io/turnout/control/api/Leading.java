package io.turnout.control.api;

/** Whether this process is the one control plane that acts. */
@FunctionalInterface
public interface Leading {
    boolean leads();
}
