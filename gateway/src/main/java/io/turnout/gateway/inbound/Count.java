package io.turnout.gateway.inbound;

/** Counts one request of a trial, in which two sides are held against each other. Used on the request's event loop. */
public interface Count {
    /** Status of an answer that broke off. */
    int BROKEN_OFF = 502;

    /** Whether it is to be known which build answers. */
    boolean asksForBuild();

    /** @param build which one answers; null if it does not say */
    void answeredBy(String build);

    /**
     * It is over.
     *
     * @param status of the answer, {@link #BROKEN_OFF} if it is no whole one; 0 if the client went away before its end
     * @param elapsedNanos from the request's head to that end
     */
    void ended(int status, long elapsedNanos);

    /** Counts for two trials at once; either may be null, and so may what comes of it. */
    static Count both(Count one, Count other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return new Count() {
            @Override
            public boolean asksForBuild() {
                return one.asksForBuild() || other.asksForBuild();
            }

            @Override
            public void answeredBy(String build) {
                one.answeredBy(build);
                other.answeredBy(build);
            }

            @Override
            public void ended(int status, long elapsedNanos) {
                one.ended(status, elapsedNanos);
                other.ended(status, elapsedNanos);
            }
        };
    }
}
