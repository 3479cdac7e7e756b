package io.turnout.gateway.door;

import io.turnout.gateway.canary.Canaries;
import io.turnout.gateway.clients.Unread;
import io.turnout.gateway.compose.Composer;
import io.turnout.gateway.documents.Served;
import io.turnout.gateway.inbound.Begun;
import io.turnout.gateway.inbound.Inbound;
import io.turnout.gateway.plan.Side;
import io.turnout.gateway.proxy.PassThrough;
import io.turnout.gateway.proxy.UpstreamClient;
import io.turnout.gateway.routing.Points;
import io.turnout.gateway.routing.RequestPath;
import io.turnout.gateway.routing.Routes;
import io.turnout.gateway.routing.Target;
import io.turnout.gateway.shadow.Shadowing;
import io.turnout.platform.Problem;
import io.turnout.platform.ProblemException;
import io.turnout.platform.ProblemType;
import io.turnout.platform.identity.Role;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.Collection;
import java.util.List;
import org.jboss.logging.Logger;

/** Sends each request of one event loop where the plan in force says. */
final class Door {
    private static final Logger LOG = Logger.getLogger(Door.class);
    private static final int MOVES_AT_ONCE = 4;
    private static final int BETWEEN_MOVES_MILLIS = 10;

    private final Routes routes;
    private final PassThrough passThrough;
    private final Composer composer;
    private final List<Served> own;
    private final Admission admission;
    private final UpstreamClient upstreams;
    private final Shadowing shadowing;
    private final Canaries canaries;

    Door(
            Routes routes,
            PassThrough passThrough,
            Composer composer,
            List<Served> own,
            Admission admission,
            UpstreamClient upstreams,
            Shadowing shadowing,
            Canaries canaries) {
        this.routes = routes;
        this.passThrough = passThrough;
        this.composer = composer;
        this.own = own;
        this.admission = admission;
        this.upstreams = upstreams;
        this.shadowing = shadowing;
        this.canaries = canaries;
    }

    void handle(HttpServerRequest request) {
        if (Unread.isTooMuch(request)) {
            Unread.await(request, () -> begin(request));
        } else {
            begin(request);
        }
    }

    private void begin(HttpServerRequest request) {
        Inbound inbound = new Inbound(request, upstreams.watch(), originForm(request.uri()));
        if (Admission.hasCredentials(inbound)) {
            admission.admit(inbound, () -> answer(inbound));
        } else {
            answer(inbound);
        }
    }

    private void answer(Inbound inbound) {
        answer(inbound, null);
    }

    /** @param body if it has been read already; else null */
    private void answer(Inbound inbound, Buffer body) {
        try {
            route(inbound, body);
        } catch (ProblemException e) {
            inbound.refuse(e.problem());
        } catch (RuntimeException e) {
            failed(inbound, e);
        }
    }

    static void failed(Inbound inbound, RuntimeException e) {
        LOG.errorf(e, "Request failed, trace %s", inbound.traceParent());
        inbound.refuse(Problem.of(
                ProblemType.INTERNAL_ERROR, "It has been logged with this trace id; trying again later may help."));
    }

    /**
     * What it asks for has moved, and it follows: as long as a write waits for a handover, however often data goes to and fro in that
     * time. A few times at once; then there is no hurry.
     */
    private void followed(Inbound inbound, Buffer body) {
        if (inbound.routed() < MOVES_AT_ONCE) {
            answer(inbound, body);
        } else if (inbound.routedNanosAgo() < upstreams.hold().toNanos()) {
            upstreams.later(BETWEEN_MOVES_MILLIS, () -> {
                if (!inbound.isDone() && !inbound.request().response().closed()) {
                    answer(inbound, body);
                }
            });
        } else {
            inbound.refuse(Problem.of(
                    ProblemType.UNAVAILABLE, "What it asks for keeps moving just now. Try again in a moment."));
        }
    }

    private void route(Inbound inbound, Buffer body) {
        String uri = inbound.uri();
        int mark = uri.indexOf('?');
        String raw = mark < 0 ? uri : uri.substring(0, mark);
        String query = mark < 0 ? null : uri.substring(mark + 1);
        if (raw.equals("*")) {
            inbound.request().response().setStatusCode(204).end();
            inbound.done(204);
            return;
        }
        String path = RequestPath.matchable(raw);
        RequestPath.checkQuery(query);
        Routes.Applied now = routes.current();
        Points points = now.table().find(inbound.request().method().name(), path, query);
        if (points == null) {
            unrouted(inbound, now, path, query);
            return;
        }
        Begun begun = inbound.begun();
        Target target = begun == null ? canaries.target(points, inbound) : begun.target();
        inbound.routedTo(target);
        Role access = target.capability().access();
        if (access != null && !admission.allows(inbound, access)) {
            return;
        }
        inbound.holdAnswer(canaries.hold(inbound));
        if (inbound.routed() == 1) {
            inbound.countedBy(begun == null ? canaries.count(points, inbound) : begun.count());
        }
        if (target != points.ahead()) {
            // what the candidate answers clients with is not compared with itself
            shadowing.consider(inbound, points, now, path, query);
        }
        switch (target.side()) {
            case Side.Passing passing ->
                passThrough.pass(inbound, passing.upstream(), body, read -> followed(inbound, read));
            case Side.Composing composing ->
                composer.compose(
                        inbound, composing.composition(), path, query, now, body, read -> followed(inbound, read));
        }
    }

    private void unrouted(Inbound inbound, Routes.Applied now, String path, String query) {
        HttpMethod method = inbound.request().method();
        Collection<String> methods = now.table().methods(path, query);
        Served own = methods.isEmpty() ? own(path) : null;
        if (own != null && (method == HttpMethod.GET || method == HttpMethod.HEAD)) {
            own.serve(inbound, path);
        } else if (methods.isEmpty() && own == null) {
            inbound.refuse(
                    Problem.of(ProblemType.NOT_FOUND, "Check the path against the API's description at /openapi."));
        } else {
            String allow = own != null ? "GET, HEAD, OPTIONS" : String.join(", ", methods);
            inbound.request().response().putHeader(HttpHeaders.ALLOW, allow);
            if (method == HttpMethod.OPTIONS) {
                inbound.request().response().setStatusCode(204).end();
                inbound.done(204);
            } else {
                inbound.refuse(Problem.of(
                        ProblemType.METHOD_NOT_ALLOWED, "The Allow header lists the methods that this path has."));
            }
        }
    }

    /** Null if the door has nothing of that path. */
    private Served own(String path) {
        for (Served served : own) {
            if (served.has(path)) {
                return served;
            }
        }
        return null;
    }

    /** Path and query of a request target; that of a proxy request is cut out of the URL. */
    private static String originForm(String target) {
        if (target.startsWith("/") || target.equals("*")) {
            return target;
        }
        int authority = target.indexOf("://");
        int path = authority < 0 ? -1 : target.indexOf('/', authority + 3);
        return path < 0 ? "/%" : target.substring(path);
    }
}
