package io.turnout.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A second gateway in front of a running Turnout, its plan the same but for the stages: everything is legacy. */
record LegacyGateway(URI url, Process process) implements AutoCloseable {
    static LegacyGateway start(LocalTurnout turnout, int port) {
        try {
            Path plan = turnout.folder().resolve("legacy.yaml");
            Files.writeString(
                    plan, Files.readString(turnout.plan()).replaceAll("stage:\\s*candidate", "stage: legacy"));
            ProcessBuilder builder = new ProcessBuilder(
                            Project.java(),
                            "-XX:TieredStopAtLevel=1",
                            "@" + Project.ROOT.resolve("target/apps/gateway.run"))
                    .redirectErrorStream(true)
                    .redirectOutput(
                            turnout.folder().resolve("legacy-gateway.log").toFile());
            builder.environment()
                    .putAll(Map.of(
                            "TURNOUT_PLAN", plan.toString(),
                            "QUARKUS_HTTP_PORT", String.valueOf(port),
                            "QUARKUS_MANAGEMENT_PORT", String.valueOf(port + 1),
                            "MP_JWT_VERIFY_PUBLICKEY_LOCATION",
                                    turnout.keys().resolve("jwks.json").toUri().toString(),
                            "MONORAIL_URL", turnout.monorail().toString(),
                            "TALKS_URL", turnout.talks().toString(),
                            "NOTES_URL", turnout.notes().toString()));
            LegacyGateway gateway = new LegacyGateway(URI.create("http://localhost:" + port), builder.start());
            Awaitility.await("second gateway").atMost(Duration.ofMinutes(1)).until(() -> {
                if (!gateway.process.isAlive()) {
                    throw new IllegalStateException("it ended; its log is in " + turnout.folder());
                }
                return Http.answers(gateway.url.resolve("/api/talks"));
            });
            // the other one has it from up
            LocalTurnout.run(
                    "load",
                    "--keys",
                    turnout.keys().toString(),
                    "--loaded",
                    turnout.folder().resolve("loaded-into-the-monolith").toString(),
                    gateway.url.toString());
            return gateway;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
