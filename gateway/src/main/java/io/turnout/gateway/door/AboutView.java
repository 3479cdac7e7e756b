package io.turnout.gateway.door;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.http.ManagementInterface;
import io.turnout.platform.Json;
import io.turnout.platform.about.About;
import io.turnout.platform.about.Self;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Tells the catalogue of services about the gateway, on the management port: the door passes such paths to nobody. */
@Singleton
class AboutView {
    private static final ObjectMapper JSON = Json.mapper();

    private final Self self;

    AboutView(Self self) {
        this.self = self;
    }

    /** Finding out the build reads through all jars, for which no event loop is to wait. */
    void register(@Observes ManagementInterface management) {
        management.router().get(About.PATH).blockingHandler(this::show);
    }

    private void show(RoutingContext context) {
        try {
            context.response()
                    .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                    .end(JSON.writeValueAsString(self.about()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("records can always be written", e);
        }
    }
}
