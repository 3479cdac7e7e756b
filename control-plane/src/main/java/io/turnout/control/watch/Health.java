package io.turnout.control.watch;

import java.util.List;

/** A dataset at one look: what is seen, how the copy gets on, what is wrong. */
public record Health(Seen seen, Rate copy, List<Trouble> troubles) {
    public Health {
        troubles = List.copyOf(troubles);
    }
}
