package io.turnout.gateway.compose;

import io.turnout.gateway.proxy.AnswerCall;
import io.turnout.gateway.proxy.Reply;
import io.turnout.gateway.proxy.UpstreamCall;
import io.turnout.gateway.proxy.UpstreamClient;
import io.turnout.gateway.proxy.UpstreamException;
import io.turnout.gateway.routing.Stand;
import io.turnout.platform.Deadline;
import io.turnout.platform.TraceId;
import io.vertx.core.Context;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/** The calls of one composition. They run on the request's event loop, each at most as long as the request has left. */
public final class Calls {
    private final UpstreamClient client;
    private final Context loop;
    private final Guards guards;
    private final Function<String, Stand.Call> whom;
    private final Deadline deadline;
    private final String traceParent;
    private final String authorization;
    private final BiConsumer<String, String> builds;
    private final Set<String> lacking = ConcurrentHashMap.newKeySet();
    private volatile UpstreamException unasked;

    /**
     * @param whom to ask for what an upstream of that name owns
     * @param authorization the request's own, which was found valid; null if it has none
     * @param builds takes who has answered, and which build of it; null if what is seen may be remembered for the next client
     */
    Calls(
            UpstreamClient client,
            Context loop,
            Guards guards,
            Function<String, Stand.Call> whom,
            Deadline deadline,
            String traceParent,
            String authorization,
            BiConsumer<String, String> builds) {
        this.client = client;
        this.loop = loop;
        this.guards = guards;
        this.whom = whom;
        this.deadline = deadline;
        this.traceParent = traceParent;
        this.authorization = authorization;
        this.builds = builds;
    }

    /** Whether what is seen may be remembered for the next client: not what came of asking the side that answers nobody. */
    boolean isForClient() {
        return builds == null;
    }

    /** Whether the answer has to do without something that an upstream of that name was to give. */
    boolean isLacking(String upstream) {
        return lacking.contains(upstream);
    }

    void goWithout(String upstream) {
        lacking.add(upstream);
    }

    /** @throws UpstreamException if a call that was waited for was not made, as too many were under way already */
    void requireAsked() throws UpstreamException {
        if (unasked != null) {
            throw unasked;
        }
    }

    void couldNotAsk(UpstreamException why) {
        unasked = why;
    }

    /** Starts a call and does not wait for it. */
    Part get(String upstream, String uri) {
        return get(upstream, uri, deadline);
    }

    /** Starts a call that is given up after some time. */
    Part get(String upstream, String uri, Duration atMost) {
        return get(upstream, uri, deadline.atMost(atMost));
    }

    private Part get(String upstream, String uri, Deadline until) {
        return send(upstream, HttpMethod.GET, uri, Map.of(), null, until);
    }

    /** Starts a call with a JSON body, in the name of who sent the request unless the headers say in whose. */
    public Part post(String upstream, String uri, Map<String, String> headers, byte[] json) {
        Map<String, String> sent = new HashMap<>(headers);
        if (authorization != null) {
            sent.putIfAbsent("Authorization", authorization);
        }
        return send(upstream, HttpMethod.POST, uri, sent, json, deadline);
    }

    private Part send(
            String upstream, HttpMethod method, String uri, Map<String, String> headers, byte[] json, Deadline until) {
        MultiMap sent = HttpHeaders.headers();
        sent.set(TraceId.HEADER, traceParent);
        sent.set(HttpHeaders.ACCEPT, "application/json");
        headers.forEach(sent::set);
        if (json != null) {
            sent.set(HttpHeaders.CONTENT_TYPE, "application/json");
        }
        if (!isForClient()) {
            sent.set(AnswerCall.BUILD, "?1");
        }
        return new Part(upstream, until, loop, guards, this, (reply, ended) -> {
            Buffer body = json == null ? null : Buffer.buffer(json);
            Stand.Call call = whom.apply(upstream);
            CompletableFuture<Reply> told =
                    isForClient() ? reply : heardBefore(call.upstream().name(), reply);
            ended.accept(UpstreamCall.start(client, call, method, uri, sent, body, until, told));
        });
    }

    /** Who waits for the reply goes on only once it is known which build it is of. */
    private CompletableFuture<Reply> heardBefore(String upstream, CompletableFuture<Reply> reply) {
        CompletableFuture<Reply> told = new CompletableFuture<>();
        told.whenComplete((answer, failure) -> {
            if (failure == null) {
                heard(upstream, answer.build());
                reply.complete(answer);
            } else {
                reply.completeExceptionally(failure);
            }
        });
        return told;
    }

    private void heard(String upstream, String build) {
        if (build != null) {
            builds.accept(upstream, build);
        }
    }

    /** How a part starts its call, on the event loop. */
    interface Start {
        /** @param cancel takes what ends the call */
        void start(CompletableFuture<Reply> reply, Consumer<Runnable> cancel);
    }
}
