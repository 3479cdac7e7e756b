package io.turnout.gateway.proxy;

import io.turnout.gateway.residence.Visit;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;

/**
 * Whether a request may be sent again, after what has become of it.
 *
 * @param whole whether all of it is still there to be sent
 * @param keyed whether its upstream does it once, however often it is sent
 * @param conditional whether it is only to be done if the resource is as the client knows it
 */
record Repeatable(HttpMethod method, boolean whole, boolean keyed, boolean conditional) {
    private static final CharSequence IF_UNMODIFIED_SINCE = HttpHeaders.createOptimized("if-unmodified-since");

    /** @param hasKey whether it is sent with an idempotency key, which who owns data that moves stores with the write */
    static Repeatable of(HttpMethod method, MultiMap headers, boolean whole, boolean hasKey, Visit visit) {
        boolean keyed = method == HttpMethod.POST && hasKey && !visit.stops().isEmpty();
        return new Repeatable(method, whole, keyed, method == HttpMethod.PUT && isConditional(headers));
    }

    /** Of a write that is only rehearsed, which may be done as often as one likes. */
    static Repeatable ofRehearsal(HttpMethod method) {
        return new Repeatable(method, true, true, false);
    }

    private static boolean isConditional(MultiMap headers) {
        return headers.contains(HttpHeaders.IF_MATCH)
                || headers.contains(HttpHeaders.IF_NONE_MATCH)
                || headers.contains(IF_UNMODIFIED_SINCE);
    }

    boolean isSafe() {
        return method == HttpMethod.GET || method == HttpMethod.HEAD || method == HttpMethod.OPTIONS;
    }

    /** After an answer which says that it was not done. */
    boolean afterRefusal() {
        return whole && (isSafe() || keyed || method == HttpMethod.PUT || method == HttpMethod.DELETE);
    }

    /**
     * After its connection broke. A DELETE or a write with a precondition is not: if it had been done, the repeat would be
     * refused, and its client told that it was not.
     */
    boolean afterBreak() {
        return whole && (isSafe() || keyed || method == HttpMethod.PUT && !conditional);
    }

    /** After it was not answered in time, which for what has no key is too long already. */
    boolean afterSilence() {
        return whole && keyed;
    }

    /** Whether by this answer it may have been done, so that the other side must not be asked to do it as well. */
    boolean mayBeDone(int status) {
        return !isSafe() && status / 100 != 4;
    }
}
