package io.turnout.gateway.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.turnout.gateway.plan.Upstream;
import io.turnout.gateway.proxy.Reply;
import io.turnout.gateway.proxy.UpstreamCall;
import io.turnout.gateway.proxy.UpstreamClient;
import io.turnout.gateway.proxy.UpstreamException;
import io.turnout.gateway.residence.Visit;
import io.turnout.gateway.routing.Stand;
import io.turnout.platform.Deadline;
import io.turnout.platform.Json;
import io.vertx.core.Context;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

/** Asks the control plane, and tells it. Each call blocks; they are for virtual threads. */
public final class ControlClient {
    private static final ObjectMapper JSON = Json.mapper();
    /** What a call may take beyond the wait that it asks for. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final Context loop;
    private final UpstreamClient client;
    private final Supplier<Upstream> control;

    /** @param control where it is; null while the plan names none */
    public ControlClient(Context loop, UpstreamClient client, Supplier<Upstream> control) {
        this.loop = loop;
        this.client = client;
        this.control = control;
    }

    /**
     * Asks for something as soon as it is something else.
     *
     * @param version of what is known
     * @return null if nothing has changed within the time that one call waits
     */
    public <T> T changed(String path, String version, Class<T> type)
            throws UpstreamException, IOException, InterruptedException {
        Reply reply = call(
                HttpMethod.GET,
                path + "?after=" + version + "&wait=" + longestWait().toMillis(),
                null);
        return switch (reply.status()) {
            case 200 -> JSON.readValue(reply.body(), type);
            case 204 -> null;
            default -> throw refused(reply);
        };
    }

    /** Asks for something. */
    public <T> T get(String uri, Class<T> type) throws UpstreamException, IOException, InterruptedException {
        Reply reply = call(HttpMethod.GET, uri, null);
        if (reply.status() != 200) {
            throw refused(reply);
        }
        return JSON.readValue(reply.body(), type);
    }

    /**
     * Tells something.
     *
     * @return the status, below 500
     */
    public int post(String uri, Object value) throws UpstreamException, IOException, InterruptedException {
        Reply reply = call(HttpMethod.POST, uri, json(value));
        if (reply.status() >= 500) {
            throw refused(reply);
        }
        return reply.status();
    }

    /** A call must be over within the timeout that the plan has for the control plane. */
    public Duration longestWait() throws IOException {
        Duration wait = known().timeout().minus(GRACE);
        return wait.isNegative() ? Duration.ZERO : wait;
    }

    private static IOException refused(Reply reply) {
        return new IOException("it answers " + reply.status());
    }

    private static byte[] json(Object value) throws JsonProcessingException {
        return JSON.writeValueAsBytes(value);
    }

    private Upstream known() throws IOException {
        Upstream upstream = control.get();
        if (upstream == null) {
            throw new IOException("the plan names no control plane");
        }
        return upstream;
    }

    private Reply call(HttpMethod method, String uri, byte[] json)
            throws UpstreamException, IOException, InterruptedException {
        Upstream upstream = known();
        MultiMap headers = HttpHeaders.headers();
        if (json != null) {
            headers.set(HttpHeaders.CONTENT_TYPE, "application/json");
        }
        CompletableFuture<Reply> reply = new CompletableFuture<>();
        loop.runOnContext(v -> UpstreamCall.start(
                client,
                new Stand.Call(upstream, Visit.NONE),
                method,
                uri,
                headers,
                json == null ? null : Buffer.buffer(json),
                Deadline.in(upstream.timeout()),
                reply));
        try {
            return reply.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UpstreamException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
