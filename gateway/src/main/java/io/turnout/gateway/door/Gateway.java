package io.turnout.gateway.door;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.turnout.gateway.compose.Compositions;
import io.turnout.gateway.metrics.TrafficMeters;
import io.turnout.gateway.plan.PlanException;
import io.turnout.gateway.plan.PlanReader;
import io.turnout.gateway.proxy.ProxyConfig;
import io.turnout.gateway.routing.PlanConfig;
import io.turnout.gateway.routing.PlanWatch;
import io.turnout.gateway.routing.Routes;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Starts the door once there is a plan, and closes it when the requests under way are through. */
@Singleton
public class Gateway {
    private static final Logger LOG = Logger.getLogger(Gateway.class);

    private final Vertx vertx;
    private final PlanConfig plan;
    private final DoorConfig door;
    private final ProxyConfig proxy;
    private final Compositions compositions;
    private final Routes routes;
    private final PlanWatch watch;
    private final String host;
    private final AtomicInteger port;
    private String deployment;

    Gateway(
            Vertx vertx,
            PlanConfig plan,
            DoorConfig door,
            ProxyConfig proxy,
            Compositions compositions,
            MeterRegistry meters,
            @ConfigProperty(name = "quarkus.http.host") String host,
            @ConfigProperty(name = "quarkus.http.port") int port) {
        this.vertx = vertx;
        this.plan = plan;
        this.door = door;
        this.proxy = proxy;
        this.compositions = compositions;
        this.routes = new Routes(
                new PlanReader(compositions.rules(), System::getenv),
                new TrafficMeters(meters),
                java.time.Clock.systemUTC());
        PlanMeters.register(meters, routes);
        this.watch = new PlanWatch(plan.plan(), routes);
        this.host = host;
        this.port = new AtomicInteger(port);
    }

    void start(@Observes StartupEvent event) {
        try {
            watch.load();
            open();
            watch.start(plan.planPoll());
        } catch (PlanException e) {
            e.errors().forEach(error -> LOG.errorf("Not started, the plan %s is refused: %s", plan.plan(), error));
            Quarkus.asyncExit(1);
        } catch (NoSuchFileException e) {
            LOG.errorf("Not started, there is no plan %s; TURNOUT_PLAN says where it is.", plan.plan());
            Quarkus.asyncExit(1);
        } catch (IOException e) {
            LOG.errorf("Not started, the plan %s cannot be read: %s", plan.plan(), e);
            Quarkus.asyncExit(1);
        } catch (ExecutionException e) {
            LOG.errorf(
                    "Not started, %s:%s cannot be listened on: %s",
                    host, port, e.getCause().getMessage());
            Quarkus.asyncExit(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void open() throws ExecutionException, InterruptedException {
        HttpServerOptions options = new HttpServerOptions()
                .setHost(host)
                .setPort(port.get())
                .setTcpNoDelay(true)
                .setHttp2ClearTextEnabled(false)
                .setIdleTimeout((int) Math.max(1, door.idle().toSeconds()))
                .setMaxInitialLineLength((int) door.maxRequestLine().asLongValue())
                .setMaxHeaderSize((int) door.maxHeaders().asLongValue())
                .setDecoderInitialBufferSize(256);
        int loops = door.loops().orElseGet(Runtime.getRuntime()::availableProcessors);
        ApiDescription description = new ApiDescription();
        deployment = vertx.deployVerticle(
                        () -> new DoorServer(
                                options,
                                proxy,
                                loops,
                                routes,
                                compositions,
                                description,
                                port,
                                door.linger(),
                                door.drain()),
                        new DeploymentOptions().setInstances(loops))
                .toCompletionStage()
                .toCompletableFuture()
                .get();
        LOG.infof("Listening on http://%s:%d with %d event loops", host, port.get(), loops);
    }

    /** Where clients are served. */
    public int port() {
        return port.get();
    }

    Routes routes() {
        return routes;
    }

    void stop(@Observes ShutdownEvent event) {
        watch.close();
        if (deployment != null) {
            vertx.undeploy(deployment).toCompletionStage().toCompletableFuture().join();
        }
    }
}
