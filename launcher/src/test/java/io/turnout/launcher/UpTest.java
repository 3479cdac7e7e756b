package io.turnout.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.turnout.launcher.process.Liveness;
import io.turnout.launcher.process.ProcessRecord;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole command with real PostgreSQL and small stand-ins for the apps. */
class UpTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    private Path root;

    private FakeProject project;
    private FakeProject.Launched launched;

    @BeforeEach
    void createProject() throws IOException {
        project = FakeProject.in(root);
    }

    @AfterEach
    void stopLauncher() throws InterruptedException {
        if (launched != null) {
            launched.process().destroy();
            launched.process().waitFor(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void runsEverythingLoadsTheConferenceOnceAndKeepsTheDataOverStopsAndKills() throws Exception {
        // first start
        launched = project.up();
        awaitUp();
        List<ProcessHandle> running = running();
        assertThat(running).hasSize(Part.values().length + 1);
        assertThat(posts("monorail")).isEqualTo("3");
        assertThat(project.launch(List.of("status")).process().waitFor()).isZero();

        // another build of a part
        assertThat(project.launch(List.of("restart", "notes-service")).process().waitFor())
                .isZero();
        assertThat(running()).hasSize(Part.values().length + 1).isNotEqualTo(running);

        // a part that nobody needs any more
        assertThat(project.launch(List.of("stop", "monorail")).process().waitFor())
                .isZero();
        assertThat(running()).hasSize(Part.values().length);
        assertThat(project.launch(List.of("stop", "monorail")).process().waitFor())
                .isEqualTo(1);

        // orderly stop
        launched.process().destroy();
        assertThat(launched.process().waitFor()).isEqualTo(143);
        assertThat(running).noneMatch(Liveness::runs);
        assertThat(project.launch(List.of("status")).process().waitFor()).isEqualTo(3);

        // second start, killed
        launched = project.up();
        awaitUp();
        assertThat(posts("monorail")).isEqualTo("3");
        running = running();
        launched.process().destroyForcibly().waitFor();

        // third start
        launched = project.up();
        awaitUp();
        assertThat(running).noneMatch(Liveness::runs);
        assertThat(posts("monorail")).isEqualTo("3");
    }

    @Test
    void endsWhatAKilledLauncherLeftEvenBeforeTheNextStart() throws Exception {
        launched = project.up("--no-content");
        awaitUp();
        List<ProcessHandle> running = running();

        launched.process().destroyForcibly().waitFor();

        await().atMost(PATIENCE).until(() -> running.stream().noneMatch(Liveness::runs));
    }

    @Test
    void leavesNothingBehindWhenAnAppDoesNotStart() throws Exception {
        Files.createFile(project.folderOf(Part.NOTES_SERVICE).resolve("broken"));

        launched = project.up();

        assertThat(launched.process().waitFor()).isEqualTo(1);
        assertThat(launched.said())
                .contains("turnout: notes-service ended with exit code 7")
                .contains("This app is broken");
        assertThat(ProcessHandle.allProcesses().filter(this::isOurs)).isEmpty();
    }

    @Test
    void startsAgainWhatEndsByItself() throws Exception {
        launched = project.up("--no-content");
        awaitUp();
        ProcessHandle first = running(Part.TALKS_SERVICE);

        first.destroyForcibly();

        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> running(Part.TALKS_SERVICE).pid() != first.pid()
                        && !posts("talks-service").isEmpty());
        assertThat(launched.said()).contains("talks-service ended by itself");
    }

    @Test
    void refusesATakenPortBeforeAnythingIsStarted() throws Exception {
        try (ServerSocket taken = new ServerSocket(project.port("notes-service"), 1, Ports.HOST)) {
            launched = project.up();

            assertThat(launched.process().waitFor()).isEqualTo(1);
            assertThat(launched.said())
                    .contains("Port " + taken.getLocalPort() + ", meant for notes-service, is taken")
                    .contains("--port-of notes-service=");
            assertThat(project.data().resolve("clusters")).doesNotExist();
        }
    }

    @Test
    void runsOnlyThePartsThatAreNamedWithTheirDatabases() throws Exception {
        try (ServerSocket ours = new ServerSocket(project.port("monorail"), 1, Ports.HOST)) {
            launched = project.up("--only", "gateway,control-plane");
            awaitUp();
        }

        assertThat(ProcessRecord.readAll(project.data().resolve("run")))
                .extracting(ProcessRecord::name)
                .containsExactlyInAnyOrder("launcher", "gateway", "control-plane", "control-db");
        assertThat(launched.said()).doesNotContain("monorail");
    }

    private void awaitUp() {
        await().atMost(PATIENCE).until(() -> {
            assertThat(launched.process().isAlive()).as(launched.said()).isTrue();
            return launched.said().contains("Turnout is up");
        });
    }

    private List<ProcessHandle> running() {
        return ProcessRecord.readAll(project.data().resolve("run")).stream()
                .flatMap(each -> each.running().stream())
                .toList();
    }

    private ProcessHandle running(Part part) {
        return ProcessRecord.readAll(project.data().resolve("run")).stream()
                .filter(each -> each.name().equals(part.label()))
                .flatMap(each -> each.running().stream())
                .findFirst()
                .orElseThrow();
    }

    private boolean isOurs(ProcessHandle process) {
        return process.info().commandLine().orElse("").contains(project.data() + "/");
    }

    private String posts(String app) throws IOException, InterruptedException {
        URI url = URI.create("http://127.0.0.1:" + project.port(app) + "/posts");
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(url).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }
}
