package io.turnout.platform.rest;

import io.turnout.platform.Deadline;
import io.turnout.platform.ProblemType;
import io.turnout.platform.TraceId;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.MDC;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Takes trace id and deadline over from the request; work whose deadline is over is not started. */
public class RequestContext {
    private static final String DEADLINE = Deadline.class.getName();
    private static final String TRACE_PARENT = TraceId.class.getName();

    private final Duration bound;

    public RequestContext(@ConfigProperty(name = "turnout.request-timeout", defaultValue = "10s") Duration bound) {
        this.bound = bound;
    }

    @ServerRequestFilter(preMatching = true)
    public void enter(ContainerRequestContext request) {
        String parent = request.getHeaderString(TraceId.HEADER);
        if (!TraceId.isValidParent(parent)) {
            parent = TraceId.newParent();
        }
        MDC.put("traceId", TraceId.of(parent));
        Deadline deadline = Deadline.fromHeader(request.getHeaderString(Deadline.HEADER), bound);
        Context context = Vertx.currentContext();
        if (context != null) {
            context.putLocal(TRACE_PARENT, parent);
            context.putLocal(DEADLINE, deadline);
        }
        if (deadline.isOver()) {
            throw ProblemType.UPSTREAM_TIMEOUT.because("The request's deadline was over before work on it began.");
        }
    }

    /** Trace id of the request at hand, null outside of one. */
    public static String traceId() {
        Context context = Vertx.currentContext();
        String parent = context == null ? null : context.getLocal(TRACE_PARENT);
        return parent == null ? null : TraceId.of(parent);
    }

    /** Deadline of the request at hand; the longest there is outside of one. */
    public static Deadline deadline() {
        Context context = Vertx.currentContext();
        Deadline deadline = context == null ? null : context.getLocal(DEADLINE);
        return deadline == null ? Deadline.in(Duration.ofMillis(Deadline.MAX_MILLIS)) : deadline;
    }
}
