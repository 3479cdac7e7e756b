package io.turnout.gateway.door;

import io.turnout.gateway.compose.Composer;
import io.turnout.gateway.inbound.Inbound;
import io.turnout.gateway.inbound.Watch;
import io.turnout.gateway.plan.Side;
import io.turnout.gateway.proxy.PassThrough;
import io.turnout.gateway.routing.RequestPath;
import io.turnout.gateway.routing.Routes;
import io.turnout.gateway.routing.Target;
import io.turnout.platform.Problem;
import io.turnout.platform.ProblemException;
import io.turnout.platform.ProblemType;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.Collection;
import org.jboss.logging.Logger;

/** Sends each request of one event loop where the plan in force says. */
final class Door {
    private static final Logger LOG = Logger.getLogger(Door.class);

    private final Routes routes;
    private final PassThrough passThrough;
    private final Composer composer;
    private final ApiDescription description;
    private final Watch watch;

    Door(Routes routes, PassThrough passThrough, Composer composer, ApiDescription description, Watch watch) {
        this.routes = routes;
        this.passThrough = passThrough;
        this.composer = composer;
        this.description = description;
        this.watch = watch;
    }

    void handle(HttpServerRequest request) {
        String fault = Framing.fault(request);
        if (fault != null) {
            Undecodable.refuse(request, ProblemType.BAD_REQUEST, fault);
            return;
        }
        Inbound inbound = new Inbound(request, watch, originForm(request.uri()));
        try {
            route(inbound);
        } catch (ProblemException e) {
            inbound.refuse(e.problem());
        } catch (RuntimeException e) {
            LOG.errorf(e, "Request failed, trace %s", inbound.traceParent());
            inbound.refuse(Problem.of(
                    ProblemType.INTERNAL_ERROR, "It has been logged with this trace id; trying again later may help."));
        }
    }

    private void route(Inbound inbound) {
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
        Target target = now.table().find(inbound.request().method().name(), path, query);
        if (target == null) {
            unrouted(inbound, now, path, query);
            return;
        }
        inbound.routedTo(target);
        switch (target.side()) {
            case Side.Passing passing -> passThrough.pass(inbound, passing.upstream());
            case Side.Composing composing -> composer.compose(inbound, composing.composition(), path, query, now);
        }
    }

    private void unrouted(Inbound inbound, Routes.Applied now, String path, String query) {
        HttpMethod method = inbound.request().method();
        Collection<String> methods = now.table().methods(path, query);
        boolean described = methods.isEmpty() && description.has(path);
        if (described && (method == HttpMethod.GET || method == HttpMethod.HEAD)) {
            description.serve(inbound, path);
        } else if (methods.isEmpty() && !described) {
            inbound.refuse(
                    Problem.of(ProblemType.NOT_FOUND, "Check the path against the API's description at /openapi."));
        } else {
            String allow = described ? "GET, HEAD, OPTIONS" : String.join(", ", methods);
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
