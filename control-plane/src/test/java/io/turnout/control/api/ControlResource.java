package io.turnout.control.api;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.turnout.control.database.Database;
import io.turnout.control.database.Session;
import io.turnout.control.testbed.Move;
import io.turnout.control.testbed.Testbed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A plan with one dataset, its two databases, services to ask about themselves, and an empty control database. */
public final class ControlResource implements QuarkusTestResourceLifecycleManager {
    private final StubServices services = new StubServices();

    @Override
    public Map<String, String> start() {
        Database source = Testbed.newSource();
        Database target = Testbed.newTarget();
        for (Database database : new Database[] {source, target}) {
            try (Session session = database.connect()) {
                session.run(Move.TABLES);
            }
        }
        Database control = Testbed.control().newDatabase(Testbed.newName("api"));
        return Map.of(
                "turnout.plan", plan(source, target, services).toString(),
                "quarkus.datasource.jdbc.url", control.url(),
                "quarkus.datasource.username", control.user(),
                "quarkus.datasource.password", control.password(),
                "turnout.flags.file", flags().toString(),
                "turnout.catalogue.also.gateway", services.url("/gateway"),
                "turnout.delivery.remember", "2s",
                "test.source.url", source.url());
    }

    /** Where a test may put flags; there is nothing there at first. */
    private static Path flags() {
        try {
            return Files.createTempDirectory("turnout").resolve("flags.json");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path plan(Database source, Database target, StubServices services) {
        try {
            Path plan = Files.createTempFile("turnout", ".yaml");
            plan.toFile().deleteOnExit();
            return Files.writeString(plan, """
                    upstreams:
                      cared-for: { url: "%s" }
                      forgotten: { url: "%s" }
                      mute: { url: "%s" }
                      gone: { url: "http://127.0.0.1:1" }
                      nowhere: {}
                    databases:
                      old: { url: "%s", user: postgres, password: "s3cret" }
                      new: { url: "%s", user: postgres, password: "s3cret" }
                    datasets:
                      api-notes:
                        tables: [notes, note_keys]
                        source: old
                        target: new
                        capabilities: [carried]
                        approve: manual
                    migration: { hold: 100ms }
                    capabilities:
                      free: {}
                      one-sided: { legacy: x, candidate: x }
                      carried:
                        rollout: { warmUp: 0s, minimum: 10, steps: [{ percent: 100, hold: 100ms }] }
                      untouched: { routes: [POST /x] }
                      released:
                        candidate: mute
                        rollout:
                          compare: 30
                          warmUp: 0s
                          minimum: 100
                          steps:
                            - { percent: 5, hold: 100ms }
                            - { percent: 50, approve: manual }
                            - { percent: 100, hold: 100ms }
                      part:
                        attribute: x
                        of: released
                        rollout: { warmUp: 0s, minimum: 10, steps: [{ percent: 100, hold: 100ms }] }
                    """.formatted(
                            services.url("/cared-for"),
                            services.url("/forgotten"),
                            services.url("/mute"),
                            source.url(),
                            target.url()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        // the databases' servers end with the JVM
        services.close();
    }
}
