package io.turnout.gateway.clients;

import io.vertx.core.http.HttpServerRequest;

/**
 * Lets a client that asks on without reading wait for its next answer until it has read some of those before, so that
 * what it does not read is not heaped up. How long it may take is {@link ClientConnection}'s.
 */
public final class Unread {
    private Unread() {}

    public static boolean isTooMuch(HttpServerRequest request) {
        return request.response().writeQueueFull();
    }

    public static void await(HttpServerRequest request, Runnable then) {
        request.pause();
        request.response().drainHandler(v -> {
            request.response().drainHandler(null);
            request.resume();
            then.run();
        });
    }
}
