package io.turnout.gateway.stub;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Starts the stubs, and gives the gateway a plan that leads to them. */
public class Upstreams implements QuarkusTestResourceLifecycleManager {
    private final StubUpstream site = new StubUpstream(new SiteStub());
    private final StubUpstream talks = new StubUpstream(new ServiceStub());
    private final StubUpstream notes = new StubUpstream(new ServiceStub());

    @Override
    public Map<String, String> start() {
        try {
            Path plan = Files.createTempFile("turnout", ".yaml");
            plan.toFile().deleteOnExit();
            Files.writeString(plan, plan());
            return Map.of(
                    "turnout.plan", plan.toString(),
                    "turnout.plan-poll", "50ms",
                    "turnout.proxy.body-idle", "1s",
                    "turnout.compose.side-dish", "700ms",
                    "turnout.compose.breaker-delay", "50ms",
                    "quarkus.http.port", "0",
                    "stub.talks", talks.url(),
                    "stub.notes", notes.url());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String plan() {
        return """
                upstreams:
                  site: { url: "%s", timeout: 1s }
                  nowhere: { url: "http://127.0.0.1:1", timeout: 1s }
                  talks: { url: "%s", timeout: 1s }
                  notes: { url: "%s", timeout: 1s }
                capabilities:
                  site:
                    routes: ["GET /site/**", "POST /site/**", "PUT /site/**", "DELETE /site/{x}"]
                    legacy: site
                    candidate: site
                    stage: legacy
                    maxBody: 300MB
                  short: { routes: [POST /short], legacy: site, candidate: site, stage: legacy, maxBody: 20KB }
                  nowhere: { routes: [GET /nowhere], legacy: nowhere, candidate: nowhere, stage: legacy }
                  agenda: { routes: [GET /api/agenda], legacy: site, candidate: compose, stage: candidate }
                  talk-with-notes:
                    { routes: ["GET /api/talks/{id}?include=notes"], legacy: site, candidate: compose, stage: candidate }
                  search: { routes: [GET /api/search], legacy: site, candidate: compose, stage: candidate }
                  import: { routes: [POST /api/import], legacy: site, candidate: compose, stage: candidate, maxBody: 1KB }
                  pages:
                    routes: [GET /, GET /agenda, "GET /talks/{id}", "POST /talks/{id}/notes", GET /search, GET /assets/site.css]
                    legacy: site
                    candidate: compose
                    stage: candidate
                """.formatted(site.url(), talks.url(), notes.url());
    }

    @Override
    public void stop() {
        site.close();
        talks.close();
        notes.close();
    }
}
