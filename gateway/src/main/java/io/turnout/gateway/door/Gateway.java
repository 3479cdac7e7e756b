package io.turnout.gateway.door;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.turnout.gateway.canary.Canaries;
import io.turnout.gateway.canary.CanaryConfig;
import io.turnout.gateway.clients.Connections;
import io.turnout.gateway.clients.Listener;
import io.turnout.gateway.compose.Compositions;
import io.turnout.gateway.documents.ApiDescription;
import io.turnout.gateway.documents.PublishedKeys;
import io.turnout.gateway.documents.Served;
import io.turnout.gateway.experiment.Experiments;
import io.turnout.gateway.express.Rides;
import io.turnout.gateway.flags.GatewayFlags;
import io.turnout.gateway.identity.Callers;
import io.turnout.gateway.identity.Refusals;
import io.turnout.gateway.metrics.HeldWrites;
import io.turnout.gateway.metrics.TrafficMeters;
import io.turnout.gateway.plan.PlanException;
import io.turnout.gateway.plan.PlanReader;
import io.turnout.gateway.proxy.Holds;
import io.turnout.gateway.proxy.ProxyConfig;
import io.turnout.gateway.routing.PlanConfig;
import io.turnout.gateway.routing.PlanWatch;
import io.turnout.gateway.routing.Routes;
import io.turnout.gateway.shadow.RehearsalConfig;
import io.turnout.gateway.shadow.Sampling;
import io.turnout.gateway.shadow.ShadowConfig;
import io.turnout.gateway.shadow.ShadowMeters;
import io.turnout.gateway.shadow.Shadowing;
import io.turnout.gateway.traffic.TrafficTelling;
import io.turnout.platform.identity.Credential;
import io.turnout.platform.identity.PublicKeys;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.impl.VertxInternal;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
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
    private final Connections connections;
    private final Holds holds;
    private final Rides rides;
    private final Callers callers;
    private final Refusals refusals;
    private final Shadowing shadowing;
    private final Canaries canaries;
    private final GatewayFlags flags;
    private final Experiments experiments;
    private final TrafficMeters traffic;
    private final Optional<PublicKeys> keys;
    private final PlanWatch watch;
    private final String host;
    private final AtomicInteger port;
    private final List<DoorServer> servers = new CopyOnWriteArrayList<>();
    private String deployment;

    Gateway(
            Vertx vertx,
            PlanConfig plan,
            DoorConfig door,
            ProxyConfig proxy,
            ShadowConfig shadow,
            RehearsalConfig rehearsals,
            CanaryConfig canary,
            GatewayFlags flags,
            Experiments experiments,
            Compositions compositions,
            Callers callers,
            Refusals refusals,
            MeterRegistry meters,
            @ConfigProperty(name = "mp.jwt.verify.publickey.location") Optional<String> keys,
            @ConfigProperty(name = "quarkus.http.host") String host,
            @ConfigProperty(name = "quarkus.http.port") int port) {
        this.vertx = vertx;
        this.plan = plan;
        this.door = door;
        this.proxy = proxy;
        this.compositions = compositions;
        this.traffic = new TrafficMeters(meters);
        this.routes =
                new Routes(new PlanReader(compositions.rules(), System::getenv), traffic, java.time.Clock.systemUTC());
        this.callers = callers;
        this.refusals = refusals;
        this.keys = PublicKeys.at(keys);
        this.connections = new Connections(meters, door.maxConnections());
        this.holds = new Holds(proxy, new HeldWrites(meters));
        this.rides = new Rides(meters);
        this.shadowing = new Shadowing(
                routes,
                compositions,
                shadow,
                proxy,
                Credential.inFile(rehearsals.credentialFile()).map(Credential::value),
                holds,
                new ShadowMeters(meters));
        this.canaries = new Canaries(routes, canary, proxy, holds);
        this.flags = flags;
        this.experiments = experiments;
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
                .setMaxInitialLineLength((int) door.maxRequestLine().asLongValue())
                .setMaxHeaderSize((int) door.maxHeaders().asLongValue())
                .setDecoderInitialBufferSize(256);
        int loops = door.loops().orElseGet(Runtime.getRuntime()::availableProcessors);
        List<Served> own = List.of(new ApiDescription(), new PublishedKeys(keys));
        Shared shared = new Shared(
                door,
                proxy,
                loops,
                routes,
                compositions,
                own,
                connections,
                holds,
                rides,
                callers,
                refusals,
                shadowing,
                canaries);
        VertxInternal internal = (VertxInternal) vertx;
        await(Listener.rehearse(internal.transport(), internal.getAcceptorEventLoopGroup()));
        await(vertx.deployVerticle(shadowing));
        await(vertx.deployVerticle(canaries));
        await(vertx.deployVerticle(flags.following(routes, holds)));
        await(vertx.deployVerticle(experiments.telling(routes, holds, flags.control())));
        await(vertx.deployVerticle(new TrafficTelling(routes, proxy, holds, flags.control(), traffic)));
        deployment = await(vertx.deployVerticle(
                () -> {
                    DoorServer server = new DoorServer(options, shared, port);
                    servers.add(server);
                    return server;
                },
                new DeploymentOptions().setInstances(loops)));
        LOG.infof(
                "Listening on http://%s:%d with %d event loops (%s)",
                host, port.get(), loops, vertx.isNativeTransportEnabled() ? "epoll" : "NIO");
    }

    private static <T> T await(Future<T> future) throws ExecutionException, InterruptedException {
        return future.toCompletionStage().toCompletableFuture().get();
    }

    /** Where clients are served. */
    public int port() {
        return port.get();
    }

    Routes routes() {
        return routes;
    }

    Canaries canaries() {
        return canaries;
    }

    Sampling sampling() {
        return shadowing.sampling();
    }

    /** The delay in which others are told to send nobody here any more has begun. */
    void leave(@Observes ShutdownDelayInitiatedEvent event) {
        servers.forEach(DoorServer::leave);
    }

    void stop(@Observes ShutdownEvent event) {
        watch.close();
        if (deployment != null) {
            vertx.undeploy(deployment).toCompletionStage().toCompletableFuture().join();
        }
    }
}
