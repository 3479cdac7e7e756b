package io.turnout.control.api.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What somebody has looked at lately, for whoever looks next; a few windows of time at most. */
final class Views {
    private static final int MOST = 8;
    /** The page asks again twelve seconds after the news; what is remembered for longer would have it miss them. */
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final Duration fresh;
    private final Map<Integer, DeliveryView> kept = new HashMap<>();

    /** @param fresh for how long a view is as good as a new one */
    Views(Duration fresh) {
        if (fresh.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("turnout.delivery.remember is 10s at most.");
        }
        this.fresh = fresh;
    }

    synchronized Optional<DeliveryView> of(int days, Instant now) {
        return Optional.ofNullable(kept.get(days)).filter(view -> isFresh(view, now));
    }

    synchronized DeliveryView keep(DeliveryView view) {
        kept.values().removeIf(other -> !isFresh(other, view.asOf()));
        if (kept.size() < MOST) {
            kept.put(view.days(), view);
        }
        return view;
    }

    private boolean isFresh(DeliveryView view, Instant now) {
        return now.isBefore(view.asOf().plus(fresh)) && !now.isBefore(view.asOf());
    }
}
