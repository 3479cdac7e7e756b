package io.turnout.gateway.inbound;

/** Counts one request of a trial, in which two sides are held against each other. Used on the request's event loop. */
public interface Count {
    /** Whether it is to be known which build answers. */
    boolean asksForBuild();

    /** @param build which one answers; null if it does not say */
    void answeredBy(String build);

    /**
     * It is over.
     *
     * @param status of the answer, 502 if it broke off; 0 if the client went away before its end
     * @param elapsedNanos from the request's head to that end
     */
    void ended(int status, long elapsedNanos);
}
