package io.turnout.platform.rest;

import io.turnout.platform.EntityTag;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/**
 * A request for a rehearsal: to answer a write as if it were done, and take it back. The gateway sends it with
 * {@value #HEADER} to the side that does not own the data yet, and is told with the same header what became of it.
 */
public final class Rehearsal {
    /** In a request: the credential that allows it. In the answer: an {@link End}. */
    public static final String HEADER = "Turnout-Rehearsal";

    /** In the answer: the tag of what was there to be written before the write, or {@value #NOTHING}. */
    public static final String ON = "Turnout-Rehearsed-On";

    static final String NOTHING = "none";
    private static final String KEY = Rehearsal.class.getName();

    private volatile String on;
    private volatile End end;

    /** What became of a rehearsal. */
    enum End {
        /** Whatever it wrote is taken back. */
        ROLLED_BACK("rolled-back"),
        /** It was not begun: who asks may not, or it is nothing that can be rehearsed here. */
        REFUSED("refused"),
        /** It was not begun: as many are under way as may be. */
        BUSY("busy"),
        /** It had to wait for what comes by replication, and was taken back. */
        GAVE_UP("gave-up"),
        /** It came upon a value that somebody else has, and was taken back. */
        TAKEN("taken");

        private final String text;

        End(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    private Rehearsal() {}

    /** Makes the request at hand one. */
    static Rehearsal begin() {
        Rehearsal rehearsal = new Rehearsal();
        Vertx.currentContext().putLocal(KEY, rehearsal);
        return rehearsal;
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

    /** Of the rehearsal at hand, if there is one. */
    static void ended(End end) {
        Rehearsal rehearsal = current();
        if (rehearsal != null) {
            rehearsal.end = end;
        }
    }

    /** Null if it did not get as far as that. */
    String on() {
        return on;
    }

    /** Null if nothing is known to have been taken back. */
    End end() {
        return end;
    }
}
