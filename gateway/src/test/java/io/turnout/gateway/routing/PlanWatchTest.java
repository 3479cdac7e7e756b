package io.turnout.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.turnout.gateway.metrics.TrafficMeters;
import io.turnout.gateway.plan.PlanException;
import io.turnout.gateway.plan.PlanReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanWatchTest {
    private static final String PLAN = """
            upstreams:
              one: { url: "http://one.example" }
            capabilities:
              all: { routes: [GET /%s], legacy: one, candidate: one, stage: legacy }
            """;

    @TempDir
    private Path folder;

    private final Routes routes = new Routes(
            new PlanReader(Map.of(), name -> null), new TrafficMeters(new SimpleMeterRegistry()), Clock.systemUTC());
    private PlanWatch watch;
    private Path file;

    @BeforeEach
    void start() throws IOException, PlanException {
        file = folder.resolve("turnout.yaml");
        Files.writeString(file, PLAN.formatted("a"));
        watch = new PlanWatch(file, routes);
        watch.load();
        watch.start(Duration.ofMillis(20));
    }

    @AfterEach
    void stop() {
        watch.close();
    }

    @Test
    void appliesAChangeOfTheFile() throws IOException {
        Files.writeString(file, PLAN.formatted("b"));

        await().until(() -> routes.current().table().find("GET", "/b", null) != null);
        assertThat(routes.current().table().find("GET", "/a", null)).isNull();
    }

    @Test
    void waitsUntilAFileIsWhole() throws IOException, PlanException {
        String whole =
                PLAN.formatted("b") + "  more: { routes: [GET /c], legacy: one, candidate: one, stage: legacy }\n";
        watch.close();
        PlanWatch looked = new PlanWatch(file, routes);
        looked.load();

        Files.writeString(file, PLAN.formatted("b"));
        looked.look();
        Files.writeString(file, whole);
        looked.look();

        assertThat(routes.current().table().find("GET", "/a", null)).isNotNull();

        looked.look();

        assertThat(routes.current().table().find("GET", "/c", null)).isNotNull();
    }

    @Test
    void appliesAFileThatTakesTheOldOnesPlace() throws IOException {
        Path draft = Files.writeString(folder.resolve("draft"), PLAN.formatted("b"));
        Files.setLastModifiedTime(draft, Files.getLastModifiedTime(file));

        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);

        await().until(() -> routes.current().table().find("GET", "/b", null) != null);
    }

    @Test
    void keepsTheOldRoutesWhileTheFileIsBadOrGone() throws IOException {
        Files.writeString(file, PLAN.formatted("b").replace("stage: legacy", "stage: lagacy"));

        await().until(() -> routes.refused() != null);
        assertThat(routes.refused().errors().getFirst().line()).isEqualTo(4);
        assertThat(routes.current().table().find("GET", "/a", null)).isNotNull();

        Files.delete(file);
        Files.writeString(file, PLAN.formatted("c"));

        await().until(() -> routes.current().table().find("GET", "/c", null) != null);
        assertThat(routes.refused()).isNull();
    }

    @Test
    void doesNotStartWithoutAPlan() {
        try (PlanWatch none = new PlanWatch(folder.resolve("none.yaml"), routes)) {
            assertThatThrownBy(none::load).isInstanceOf(NoSuchFileException.class);
        }
    }
}
