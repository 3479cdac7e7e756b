package io.turnout.platform.rest;

import io.turnout.platform.EntityTag;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/**
 * A request for a rehearsal: to answer a write as if it were done, and leave nothing behind. The gateway sends it with
 * {@value #HEADER} to the side that does not own the data yet, and is told so with the same header.
 */
public final class Rehearsal {
    /** In a request: the credential that allows it. In the answer: {@value #ROLLED_BACK}. */
    public static final String HEADER = "Turnout-Rehearsal";

    /** In the answer: the tag of what was there to be written before the write, or {@value #NOTHING}. */
    public static final String ON = "Turnout-Rehearsed-On";

    static final String ROLLED_BACK = "rolled-back";
    static final String NOTHING = "none";
    private static final String KEY = Rehearsal.class.getName();

    private volatile String on;

    private Rehearsal() {}

    /** Makes the request at hand one. */
    static void begin() {
        Vertx.currentContext().putLocal(KEY, new Rehearsal());
    }

    /** The one at hand; null, as nearly always, if the request is meant. */
    static Rehearsal current() {
        Context context = Vertx.currentContext();
        return context == null ? null : context.getLocal(KEY);
    }

    /**
     * What a write is about to change. A rehearsal can come too early or too late to find what the write has found, and this
     * is how that shows.
     *
     * @param tag null if there is nothing
     */
    public static void on(EntityTag tag) {
        Rehearsal rehearsal = current();
        if (rehearsal != null) {
            rehearsal.on = tag == null ? NOTHING : tag.header(false);
        }
    }

    /** Null if it did not get as far as that. */
    String on() {
        return on;
    }
}
