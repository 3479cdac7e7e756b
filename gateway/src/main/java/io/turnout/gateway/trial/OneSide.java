package io.turnout.gateway.trial;

/** What one side answered, and whom, since it was last asked. Thread-safe. */
record OneSide(Tally tally, Crowd crowd) {
    OneSide() {
        this(new Tally(), new Crowd());
    }

    /** For one request, of {@code place}; the rest as {@link Tally} takes it. */
    void count(int status, long elapsedNanos, double place) {
        tally.count(status, elapsedNanos);
        crowd.see(place);
    }
}
