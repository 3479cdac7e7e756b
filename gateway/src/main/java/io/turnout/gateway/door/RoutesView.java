package io.turnout.gateway.door;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.http.ManagementInterface;
import io.turnout.gateway.plan.Capability;
import io.turnout.gateway.plan.PlanError;
import io.turnout.gateway.plan.RouteTemplate;
import io.turnout.gateway.plan.Stage;
import io.turnout.gateway.plan.Upstream;
import io.turnout.gateway.routing.Routes;
import io.turnout.gateway.shadow.Share;
import io.turnout.platform.Json;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/** Shows operators, on the management port, what is in force and what was refused last. */
@Singleton
class RoutesView {
    private static final ObjectMapper JSON = Json.mapper();

    private final Gateway gateway;

    /** The plan in force. */
    record View(
            String version,
            Instant appliedAt,
            Refusal refused,
            List<UpstreamView> upstreams,
            List<CapabilityView> capabilities) {}

    record Refusal(String version, Instant at, List<PlanError> errors) {}

    record UpstreamView(String name, String url, long timeoutMillis, boolean rehearses) {}

    /**
     * @param sampled which requests are answered by the other side too, to compare; null for none
     * @param canary percent of the subjects who read from the candidate before the data has moved
     */
    record CapabilityView(
            String name,
            String stage,
            String answeredBy,
            String legacy,
            String candidate,
            List<String> datasets,
            long maxBody,
            String access,
            List<String> routes,
            Share sampled,
            double canary) {}

    RoutesView(Gateway gateway) {
        this.gateway = gateway;
    }

    void register(@Observes ManagementInterface management) {
        management.router().get("/routes").handler(this::show);
    }

    private void show(RoutingContext context) {
        Routes.Applied applied = gateway.routes().current();
        if (applied == null) {
            context.response().setStatusCode(503).end();
            return;
        }
        try {
            context.response()
                    .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                    .end(JSON.writerWithDefaultPrettyPrinter()
                            .writeValueAsString(view(applied, gateway.routes().refused(), gateway)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("records can always be written", e);
        }
    }

    private static View view(Routes.Applied applied, Routes.Refused refused, Gateway gateway) {
        return new View(
                applied.version(),
                applied.at(),
                refused == null ? null : new Refusal(refused.version(), refused.at(), refused.errors()),
                applied.plan().upstreams().values().stream()
                        .map(RoutesView::view)
                        .toList(),
                applied.plan().capabilities().stream()
                        .map(capability -> view(capability, applied.side(capability), gateway))
                        .toList());
    }

    private static UpstreamView view(Upstream upstream) {
        return new UpstreamView(
                upstream.name(), upstream.url(), upstream.timeout().toMillis(), upstream.rehearses());
    }

    private static CapabilityView view(Capability capability, Stage side, Gateway gateway) {
        return new CapabilityView(
                capability.name(),
                side.label(),
                capability.side(side).label(),
                capability.legacy().label(),
                capability.candidate().label(),
                capability.datasets(),
                capability.maxBody(),
                capability.access() == null ? null : capability.access().claim(),
                capability.routes().stream().map(RouteTemplate::text).toList(),
                gateway.sampling().of(capability.name()),
                gateway.canaries().percent(capability.name()));
    }
}
