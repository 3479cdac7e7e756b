package io.turnout.control.flags;

/** A flag divides the subjects of an experiment, and stays as it is until that has ended. */
public final class Divided extends RuntimeException {
    Divided(String flag, String experiment) {
        super("The flag \"%s\" divides the subjects of the experiment \"%s\": end that first."
                .formatted(flag, experiment));
    }
}
