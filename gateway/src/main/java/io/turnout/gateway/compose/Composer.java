package io.turnout.gateway.compose;

import io.turnout.gateway.inbound.Inbound;
import io.turnout.gateway.inbound.PublicAddress;
import io.turnout.gateway.inbound.WholeBody;
import io.turnout.gateway.plan.Attribute;
import io.turnout.gateway.proxy.AnswerCall;
import io.turnout.gateway.proxy.MovedException;
import io.turnout.gateway.proxy.UpstreamClient;
import io.turnout.gateway.proxy.UpstreamException;
import io.turnout.gateway.routing.Routes;
import io.turnout.gateway.routing.Stand;
import io.turnout.gateway.routing.Target;
import io.turnout.platform.Accepts;
import io.turnout.platform.ContentCoding;
import io.turnout.platform.Deadline;
import io.turnout.platform.Problem;
import io.turnout.platform.ProblemException;
import io.turnout.platform.ProblemType;
import io.turnout.platform.TraceId;
import io.vertx.core.Context;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Runs compositions for the requests of one event loop, each on a virtual thread. */
public final class Composer {
    private static final Logger LOG = Logger.getLogger(Composer.class);
    private static final byte[] NO_BODY = {};

    private final UpstreamClient client;
    private final Compositions compositions;
    private final Context loop;

    public Composer(UpstreamClient client, Compositions compositions, Context loop) {
        this.client = client;
        this.compositions = compositions;
        this.loop = loop;
    }

    /**
     * Answers the request.
     *
     * @param path decoded
     * @param query raw, null if there is none
     * @param read the request's body if it has been read already; else null
     * @param elsewhere what to do, with the body, if what the answer is made of has moved
     */
    public void compose(
            Inbound inbound,
            String name,
            String path,
            String query,
            Routes.Applied plan,
            Buffer read,
            Consumer<Buffer> elsewhere) {
        Composition composition = compositions.named(name);
        ContentCoding.requireNone(inbound.request().getHeader(HttpHeaders.CONTENT_ENCODING));
        long limit = inbound.target().capability().maxBody();
        if (read != null || !inbound.hasBody()) {
            begin(inbound, composition, path, query, plan, read, elsewhere);
        } else if (inbound.length() > limit) {
            inbound.refuse(WholeBody.tooLarge(limit));
        } else {
            WholeBody.read(
                    inbound,
                    limit,
                    client.idleNanos(),
                    body -> begin(inbound, composition, path, query, plan, body, elsewhere));
        }
    }

    private void begin(
            Inbound inbound,
            Composition composition,
            String path,
            String query,
            Routes.Applied plan,
            Buffer body,
            Consumer<Buffer> elsewhere) {
        if (!compositions.places().tryAcquire()) {
            inbound.refuse(Problem.of(
                    ProblemType.UNAVAILABLE, "More is asked than can be answered just now. Try again in a moment."));
            return;
        }
        Target target = inbound.target();
        boolean ahead = target.ahead();
        Map<String, String> builds = ahead ? new ConcurrentHashMap<>() : Map.of();
        Calls calls = new Calls(
                client,
                loop,
                compositions.guards(),
                upstream -> target.asksAhead(upstream)
                        ? plan.stand(upstream).ahead()
                        : plan.stand(upstream).call(),
                inbound.deadline(compositions.config().timeout().plus(client.patience())),
                inbound.traceParent(),
                inbound.request().getHeader(HttpHeaders.AUTHORIZATION),
                // what some are given ahead of the others is not remembered for these
                ahead ? (upstream, build) -> heard(upstream, build, builds) : null);
        MultiMap headers = inbound.request().headers();
        boolean head = inbound.request().method() == HttpMethod.HEAD;
        Asked asked = new Asked(
                inbound.target().route().text(),
                path,
                query,
                headers,
                PublicAddress.of(inbound.request(), client.trustForwarded()),
                body == null ? NO_BODY : body.getBytes(),
                calls,
                head ? Asked.Purpose.HEAD : Asked.Purpose.READ);
        // not on the event loop: which build this gateway is, is found out when it is first asked for
        Supplier<String> build = () -> inbound.asksForBuild()
                ? compositions
                        .builds()
                        .of(plan.plan().datasetsOf(inbound.target().capability()), builds)
                : null;
        Thread thread = Thread.ofVirtual()
                .unstarted(() -> run(inbound, composition, asked, head, build, () -> elsewhere.accept(body)));
        inbound.request().response().exceptionHandler(e -> thread.interrupt()).closeHandler(v -> {
            if (!inbound.isDone()) {
                inbound.done(0);
                thread.interrupt();
            }
        });
        thread.start();
    }

    /** An attribute is all that its candidate gives: who has answered without it has failed, whatever the client is told. */
    private static boolean isLacking(Attribute attribute, Calls calls) {
        return attribute != null && calls.isLacking(attribute.upstream());
    }

    private void heard(String upstream, String build, Map<String, String> now) {
        now.put(upstream, build);
        compositions.builds().heard(upstream, build);
    }

    /**
     * Composes an answer that no client waits for, and which leaves nothing behind that one could be given.
     *
     * @param path decoded
     * @param query raw, null if there is none
     * @param whom to ask for what an upstream of that name owns
     * @param builds takes which upstreams have answered, and which build of each
     * @return completed with an {@link UpstreamException} if too many calls were under way for another one: what is composed without it
     *     says nothing of who would have answered
     */
    public CompletableFuture<Composed> composeAside(
            String name,
            String route,
            String path,
            String query,
            AnswerCall.Question question,
            PublicAddress site,
            Function<String, Stand.Call> whom,
            BiConsumer<String, String> builds) {
        Calls calls = new Calls(
                client,
                loop,
                compositions.guardsAside(),
                whom,
                Deadline.in(compositions.config().timeout()),
                question.traceParent(),
                question.headers().get(HttpHeaders.AUTHORIZATION),
                builds);
        Asked asked = new Asked(route, path, query, question.headers(), site, NO_BODY, calls, Asked.Purpose.COMPARISON);
        CompletableFuture<Composed> composed = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                Composed answer = composed(compositions.named(name), asked, question.traceParent());
                calls.requireAsked();
                composed.complete(answer);
            } catch (UpstreamException | RuntimeException e) {
                composed.completeExceptionally(e);
            }
        });
        return composed;
    }

    private static Composed composed(Composition composition, Asked asked, String traceParent) {
        try {
            return Composed.of(outgoing(composition, asked, false));
        } catch (ProblemException e) {
            return Composed.of(e.problem().withTraceId(TraceId.of(traceParent)));
        }
    }

    private static Outgoing outgoing(Composition composition, Asked asked, boolean head) {
        if (composition.answersJson()) {
            Accepts.requireJson(asked.header(HttpHeaders.ACCEPT));
        }
        return Outgoing.of(composition.answer(asked), asked.headers(), head);
    }

    private void run(
            Inbound inbound,
            Composition composition,
            Asked asked,
            boolean head,
            Supplier<String> build,
            Runnable elsewhere) {
        try {
            Outgoing outgoing = outgoing(composition, asked, head);
            CompletableFuture<Void> hold = outgoing.status() < 400 ? inbound.hold() : null;
            if (hold != null) {
                hold.join();
            }
            String answering = build.get();
            boolean isLacking = isLacking(inbound.target().capability().attribute(), asked.calls());
            loop.runOnContext(v -> {
                inbound.answeredBy(answering);
                if (isLacking) {
                    inbound.broken();
                }
                outgoing.write(inbound);
            });
        } catch (ProblemException e) {
            String answering = build.get();
            loop.runOnContext(v -> {
                inbound.answeredBy(answering);
                inbound.refuse(e.problem());
            });
        } catch (MovedException e) {
            loop.runOnContext(v -> elsewhere.run());
        } catch (CancellationException e) {
            LOG.debugf("The client has gone, trace %s", inbound.traceParent());
        } catch (RuntimeException e) {
            LOG.errorf(e, "Composing %s failed, trace %s", composition.name(), inbound.traceParent());
            loop.runOnContext(v -> inbound.refuse(Problem.of(
                    ProblemType.INTERNAL_ERROR,
                    "It has been logged with this trace id; trying again later may help.")));
        } finally {
            compositions.places().release();
        }
    }
}
