package io.turnout.gateway.residence;

import io.turnout.gateway.stub.StubUpstream;
import io.turnout.gateway.stub.StubUpstream.Received;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Two upstreams, each with a database of its own, between which the items are handed over as the control plane does it. */
final class TwoSides implements AutoCloseable {
    private final Store[] stores = {new Store(true), new Store(false)};
    private final StubUpstream[] upstreams = new StubUpstream[2];
    private long turn;
    private final Set<String> refused = new HashSet<>();
    private boolean swallow;
    private int evading;
    private boolean silent;

    /** One side: its rows, and its fence. Reads and writes are transactions. */
    private static final class Store {
        private final Map<String, String> rows = new HashMap<>();
        private final Set<String> keys = new HashSet<>();
        private boolean open;
        private long turn;
        private int reads;

        Store(boolean open) {
            this.open = open;
        }

        String fence() {
            return "Turnout-Fence: items;open=?%d;turn=%d\r\n".formatted(open ? 1 : 0, turn);
        }
    }

    TwoSides(int oldPort, int freshPort) {
        upstreams[0] = new StubUpstream(oldPort, (request, out, socket) -> serve(stores[0], request, out));
        upstreams[1] = new StubUpstream(freshPort, (request, out, socket) -> serve(stores[1], request, out));
    }

    /** Closes the open side. */
    synchronized void closeOpenSide() {
        turn++;
        refused.clear();
        Store from = from();
        from.open = false;
        from.turn = turn;
    }

    /** Brings the rows over and opens the other side. */
    synchronized void openOtherSide() {
        Store from = stores[0].turn == turn ? stores[0] : stores[1];
        Store to = from == stores[0] ? stores[1] : stores[0];
        to.rows.clear();
        to.rows.putAll(from.rows);
        to.keys.addAll(from.keys);
        to.open = true;
        to.turn = turn;
    }

    /** Undoes what {@link #closeOpenSide} did. */
    synchronized void reopen() {
        (stores[0].turn == turn ? stores[0] : stores[1]).open = true;
    }

    /** What another gateway does: writes where it is open. */
    synchronized void writeElsewhere(String id, String value) {
        from().rows.put(id, value);
    }

    /** Whether no side is open. */
    synchronized boolean isHandedOver() {
        return !stores[0].open && !stores[1].open;
    }

    synchronized boolean legacyIsOpen() {
        return stores[0].open;
    }

    /** How often a side was read. */
    synchronized int reads(int side) {
        return stores[side].reads;
    }

    /** How many bodies were refused by a fence since a side was closed last. */
    synchronized int refused() {
        return refused.size();
    }

    private Store from() {
        return stores[0].open ? stores[0] : stores[1];
    }

    /** The open side answers nobody for a while. */
    synchronized void silence(boolean silent) {
        this.silent = silent;
    }

    /** So many writes that come to the open side find it handed over a moment before. */
    synchronized void evade(int writes) {
        evading = writes;
    }

    /** From now on the next write is done and not answered. */
    synchronized void swallowNextAnswer() {
        swallow = true;
    }

    private boolean serve(Store store, Received request, OutputStream out) throws IOException {
        String length = request.header("Content-Length");
        String body = new String(
                request.body().readNBytes(length == null ? 0 : Integer.parseInt(length)), StandardCharsets.UTF_8);
        int status = 200;
        String answer = "";
        String headers;
        synchronized (this) {
            if (silent && store.open) {
                return false;
            }
            if (evading > 0 && store.open && !request.method().equals("GET")) {
                evading--;
                closeOpenSide();
                openOtherSide();
            }
            headers = "items".equals(request.header("Turnout-Datasets")) ? store.fence() : "";
            if (request.path().equals("/internal/fence")) {
                status = 204;
            } else if (request.method().equals("GET")) {
                store.reads++;
                answer = store.rows.getOrDefault(request.path(), "none");
            } else if (store.open) {
                String key = request.header("Idempotency-Key");
                if (key == null || store.keys.add(key)) {
                    store.rows.merge(
                            request.path(),
                            body,
                            (before, more) -> request.method().equals("POST") ? before + more : more);
                }
                if (swallow) {
                    swallow = false;
                    return request.body().read() >= 0;
                }
            } else {
                refused.add(body);
                status = 503;
                headers += "Turnout-Fenced: ?1\r\nRetry-After: 1\r\n";
                answer = "refused by the fence";
            }
        }
        return status == 204
                ? send(out, "HTTP/1.1 204 x\r\n" + headers + "\r\n")
                : StubUpstream.respond(out, status, headers, answer);
    }

    private static boolean send(OutputStream out, String head) throws IOException {
        StubUpstream.write(out, head);
        return true;
    }

    @Override
    public void close() {
        upstreams[0].close();
        upstreams[1].close();
    }
}
