package io.turnout.gateway.shadow;

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
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** What the control plane is asked and told. Each call blocks; they are for virtual threads. */
final class ControlLink implements Lag {
    private static final Logger LOG = Logger.getLogger(ControlLink.class);
    private static final ObjectMapper JSON = Json.mapper();
    /** What a call may take beyond the wait that it asks for. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final Context loop;
    private final UpstreamClient client;
    private final Supplier<Upstream> control;

    /** @param control where it is; null while the plan names none */
    ControlLink(Context loop, UpstreamClient client, Supplier<Upstream> control) {
        this.loop = loop;
        this.client = client;
        this.control = control;
    }

    /** What is sampled. */
    record Shares(String version, List<Share> shares) {}

    /**
     * What is counted.
     *
     * @param gateway this process
     * @param sequence the same for repeats of one report
     */
    record Report(String gateway, long sequence, List<Page> pages) {}

    private record Caught(boolean caughtUp, long quietMillis) {
        Known known() {
            return new Known(caughtUp, Duration.ofMillis(quietMillis));
        }
    }

    /**
     * What is sampled, as soon as it is something else.
     *
     * @param version of what is known
     * @return null if nothing has changed within the time that one call waits
     */
    Shares shares(String version) throws UpstreamException, IOException, InterruptedException {
        Reply reply = call(HttpMethod.GET, "/internal/shadow?after=" + version + "&wait=" + waitMillis(), null);
        return switch (reply.status()) {
            case 200 -> JSON.readValue(reply.body(), Shares.class);
            case 204 -> null;
            default -> throw refused(reply);
        };
    }

    /** Tells it. What is refused is dropped: it would be refused the next time, too. */
    void report(Report report) throws UpstreamException, IOException, InterruptedException {
        Reply reply = call(HttpMethod.POST, "/internal/shadow/reports", json(report));
        if (reply.status() / 100 == 4) {
            LOG.warnf("The control plane refuses a report (status %d), which is lost", reply.status());
        } else if (reply.status() != 204) {
            throw refused(reply);
        }
    }

    @Override
    public Known await(List<String> datasets) throws InterruptedException {
        try {
            String uri = "/internal/shadow/lag?datasets=%s&wait=%d".formatted(String.join(",", datasets), waitMillis());
            Reply reply = call(HttpMethod.GET, uri, null);
            return reply.status() == 200
                    ? JSON.readValue(reply.body(), Caught.class).known()
                    : Known.NOTHING;
        } catch (UpstreamException | IOException e) {
            return Known.NOTHING;
        }
    }

    private static IOException refused(Reply reply) {
        return new IOException("it answers " + reply.status());
    }

    private static byte[] json(Object value) throws JsonProcessingException {
        return JSON.writeValueAsBytes(value);
    }

    /** In milliseconds: a call must be over within the timeout that the plan has for the control plane. */
    private long waitMillis() throws IOException {
        return Math.max(0, known().timeout().minus(GRACE).toMillis());
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
