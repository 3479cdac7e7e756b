package io.turnout.gateway.routing;

import io.turnout.gateway.plan.PlanException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Applies the plan's file whenever its content changes. It polls, because file events are late or missing on network and
 * container mounts. A file that is half written may be a plan all the same, one with fewer capabilities; so what is new is
 * applied once it has stayed the same for two looks.
 */
public final class PlanWatch implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(PlanWatch.class);

    private final Path file;
    private final Routes routes;
    private final ScheduledExecutorService poller = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("plan-watch").daemon().factory());
    private Object seen;
    private byte[] content = {};
    private byte[] draft;

    public PlanWatch(Path file, Routes routes) {
        this.file = file;
        this.routes = routes;
    }

    /**
     * Applies the file as it is.
     *
     * @throws IOException if it cannot be read
     * @throws PlanException if it is refused
     */
    public void load() throws IOException, PlanException {
        seen = stamp();
        apply(Files.readAllBytes(file));
    }

    private void apply(byte[] now) throws PlanException {
        content = now;
        routes.apply(now);
        LOG.infof(
                "Plan %s applied: %d capabilities (version %s)",
                file,
                routes.current().plan().capabilities().size(),
                routes.current().version());
    }

    public void start(Duration interval) {
        poller.scheduleWithFixedDelay(this::look, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    void look() {
        try {
            Object stamp = stamp();
            if (stamp.equals(seen) && !isYoung()) {
                return;
            }
            byte[] now = Files.readAllBytes(file);
            if (!Arrays.equals(now, content) && !Arrays.equals(now, draft)) {
                draft = now;
                return;
            }
            seen = stamp;
            draft = null;
            if (!Arrays.equals(now, content)) {
                apply(now);
            }
        } catch (PlanException e) {
            e.errors().forEach(error -> LOG.errorf("Plan %s refused, the routes stay: %s", file, error));
        } catch (IOException e) {
            if (seen != null) {
                LOG.errorf("Plan %s cannot be read, the routes stay: %s", file, e.toString());
            }
            seen = null;
        } catch (RuntimeException e) {
            LOG.error("The plan's watch goes on after an unexpected failure", e);
        }
    }

    private Object stamp() throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return attributes.lastModifiedTime() + " " + attributes.size() + " " + attributes.fileKey();
    }

    /** A second change within the file system's clock tick may leave time and size as they were. */
    private boolean isYoung() throws IOException {
        return System.currentTimeMillis() - Files.getLastModifiedTime(file).toMillis() < 2_000;
    }

    @Override
    public void close() {
        poller.shutdownNow();
    }
}
