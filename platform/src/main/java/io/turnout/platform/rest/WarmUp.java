package io.turnout.platform.rest;

import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Asks this app for what others will ask, soon after it has started. The first requests that a process serves take hundreds
 * of times as long as later ones; and an app that is to take over data serves nothing until, from one moment to the next, it
 * serves everything.
 */
@Singleton
public class WarmUp {
    private static final Logger LOG = Logger.getLogger(WarmUp.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int WRITES = 2;

    private final WarmUpConfig config;
    private final List<Write> writes;
    private final int port;
    private volatile boolean over;

    /** A write that the app can do and take back. */
    public interface Write {
        /** Does it and rolls it back; whatever it throws is of no interest. */
        void rehearse() throws Exception;
    }

    WarmUp(WarmUpConfig config, @All List<Write> writes, @ConfigProperty(name = "quarkus.http.port") int port) {
        this.config = config;
        this.writes = writes;
        this.port = port;
    }

    void begin(@Observes StartupEvent event) {
        List<String> paths = config.paths().orElse(List.of());
        if (!paths.isEmpty()) {
            Thread.ofVirtual().name("warm-up").start(() -> run(paths));
        }
    }

    void end(@Observes ShutdownEvent event) {
        over = true;
    }

    private void run(List<String> paths) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            Thread.sleep(config.delay());
            long begun = System.nanoTime();
            for (int i = 0; i < config.rounds() && !over; i++) {
                for (String path : paths) {
                    ask(http, path);
                }
                if (i < WRITES) {
                    writes.forEach(WarmUp::rehearse);
                }
            }
            LOG.debugf("Warm after %d ms", (System.nanoTime() - begun) / 1_000_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void ask(HttpClient http, String path) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Accept-Encoding", "gzip")
                .timeout(PATIENCE)
                .build();
        try {
            http.send(request, HttpResponse.BodyHandlers.discarding());
        } catch (IOException e) {
            LOG.debugf("Not warmed up by %s: %s", path, e);
        }
    }

    private static void rehearse(Write write) {
        try {
            write.rehearse();
        } catch (Exception e) {
            // by then it has done its work for us
            LOG.debugf("Not warmed up by a write: %s", e);
        }
    }
}
