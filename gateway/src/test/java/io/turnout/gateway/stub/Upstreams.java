package io.turnout.gateway.stub;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** Starts the stubs, and gives the gateway a plan that leads to them. */
public class Upstreams implements QuarkusTestResourceLifecycleManager {
    private final int awayPort = freePort();
    private final int oldPort = freePort();
    private final int freshPort = freePort();
    private final StubUpstream site = new StubUpstream(new SiteStub());
    private final StubUpstream talks = new StubUpstream(new ServiceStub());
    private final StubUpstream notes = new StubUpstream(new ServiceStub());

    private final StubUpstream control = new StubUpstream(new ControlStub());

    @Override
    public Map<String, String> start() {
        try {
            Path plan = Files.createTempFile("turnout", ".yaml");
            plan.toFile().deleteOnExit();
            Files.writeString(plan, plan());
            Map<String, String> config = new HashMap<>(ports());
            config.putAll(Map.of(
                    "turnout.plan", plan.toString(),
                    "turnout.plan-poll", "50ms",
                    "turnout.proxy.body-idle", "1s",
                    "turnout.proxy.patience", "2s",
                    "turnout.compose.timeout", "1s",
                    "turnout.compose.side-dish", "700ms",
                    "turnout.compose.breaker-delay", "50ms",
                    "quarkus.http.port", "0",
                    "stub.talks", talks.url(),
                    "stub.notes", notes.url()));
            return config;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, String> ports() {
        return Map.of(
                "turnout.proxy.hold", "3s",
                "turnout.proxy.held", "16",
                "stub.control", control.url(),
                "turnout.shadow.report", "50ms",
                "turnout.canary.lease", "300ms",
                "turnout.canary.report", "50ms",
                "turnout.shadow.places", "4",
                "turnout.shadow.longest-body", "64K",
                "stub.ports", awayPort + "," + oldPort + "," + freshPort);
    }

    private String plan() {
        return """
                upstreams:
                  site: { url: "%s", timeout: 1s }
                  nowhere: { url: "http://127.0.0.1:1", timeout: 1s }
                  away: { url: "http://127.0.0.1:%d", timeout: 1s }
                  old: { url: "http://127.0.0.1:%d", timeout: 1s }
                  fresh: { url: "http://127.0.0.1:%d", timeout: 1s }
                  talks: { url: "%s", timeout: 1s }
                  notes: { url: "%s", timeout: 1s }
                  first: { url: "%s", timeout: 1s }
                  second: { url: "%s", timeout: 1s }
                  understudy: { url: "%s", timeout: 1s, rehearses: true }
                  control: { url: "%s", timeout: 4s }
                datasets:
                  items: { capabilities: [items] }
                  lagging: { capabilities: [lagging] }
                  rehearsed: { capabilities: [rehearsed] }
                capabilities:
                  site:
                    routes: ["GET /site/**", "POST /site/**", "PUT /site/**", "DELETE /site/{x}"]
                    legacy: site
                    candidate: site
                    stage: legacy
                    maxBody: 300MB
                  short: { routes: [POST /short], legacy: site, candidate: site, stage: legacy, maxBody: 20KB }
                  api: { routes: [GET /api/echo], legacy: site, candidate: site, stage: legacy }
                  open: { routes: ["GET /open/{x}", "POST /open/{x}"], legacy: talks, candidate: talks, stage: legacy }
                  guarded:
                    routes: ["GET /guarded/{x}", "POST /guarded/{x}", "DELETE /guarded/{x}"]
                    legacy: talks
                    candidate: talks
                    stage: legacy
                    access: editor
                    maxBody: 1MB
                  nowhere: { routes: [GET /nowhere], legacy: nowhere, candidate: nowhere, stage: legacy }
                  away: { routes: ["GET /away/{x}", "POST /away/{x}"], legacy: away, candidate: away, stage: legacy }
                  items:
                    { routes: ["GET /items/{id}", "PUT /items/{id}", "POST /items/{id}"], legacy: old, candidate: fresh }
                  compared:
                    routes: ["GET /compared/{x}", "POST /compared/{x}"]
                    legacy: talks
                    candidate: notes
                    stage: legacy
                    rules: ["ignore $.at because each side has a clock of its own"]
                  lagging: { routes: ["GET /lagging/{x}"], legacy: first, candidate: second }
                  rehearsed:
                    routes: ["GET /rehearsed/{x}", "POST /rehearsed/{x}", "PUT /rehearsed/{x}", "DELETE /rehearsed/{x}",
                      "POST /rehearsed/{x}/notes"]
                    legacy: first
                    candidate: understudy
                  agenda: { routes: [GET /api/agenda], legacy: site, candidate: compose, stage: candidate }
                  talk-with-notes:
                    { routes: ["GET /api/talks/{id}?include=notes"], legacy: site, candidate: compose, stage: candidate }
                  search: { routes: [GET /api/search], legacy: site, candidate: compose, stage: candidate }
                  import: { routes: [POST /api/import], legacy: site, candidate: compose, stage: candidate, maxBody: 1KB,
                    access: editor }
                  pages:
                    routes: [GET /, GET /agenda, "GET /talks/{id}", "POST /talks/{id}/notes", GET /search, GET /assets/site.css,
                      GET /sign-in, POST /sign-in, POST /sign-out]
                    legacy: site
                    candidate: compose
                    stage: candidate
                """.formatted(
                        site.url(),
                        awayPort,
                        oldPort,
                        freshPort,
                        talks.url(),
                        notes.url(),
                        talks.url(),
                        notes.url(),
                        notes.url(),
                        control.url());
    }

    /** Of an upstream that is not there until a test starts it; below those that the system gives to whoever asks for any meanwhile. */
    private static int freePort() {
        int port = ThreadLocalRandom.current().nextInt(10_000, 20_000);
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            return freePort();
        }
    }

    @Override
    public void stop() {
        site.close();
        talks.close();
        notes.close();
        control.close();
    }
}
