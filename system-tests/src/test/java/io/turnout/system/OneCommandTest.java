package io.turnout.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One command runs it all, and leaves nothing behind however it ends. */
class OneCommandTest {
    private static final int BASE_PORT = FreePorts.row();

    @TempDir
    private Path folder;

    @BeforeAll
    static void needsProcesses() {
        Deployment.processes();
    }

    @Test
    void keepsItsDataOverAnOrderlyEndAndLeavesNoProcess() throws Exception {
        LocalTurnout first = up();
        long talk = createTalk(first);
        List<ProcessHandle> processes = first.launcher().descendants().toList();
        assertThat(processes).hasSizeGreaterThan(9);
        first.launcher().destroy();
        assertThat(first.launcher().waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(first.launcher().exitValue()).isEqualTo(143);
        assertThat(processes).noneMatch(ProcessHandle::isAlive);

        try (LocalTurnout second = up()) {
            assertThat(Http.get(second.gateway().resolve("/api/talks/" + talk)).statusCode())
                    .isEqualTo(200);
            assertThat(Http.get(second.gateway().resolve("/api/talks?limit=200"))
                            .body()
                            .split("Great Migration"))
                    .as("the conference is loaded once")
                    .hasSizeLessThan(4);
        }

        try (LocalTurnout fresh =
                LocalTurnout.startIn(folder, BASE_PORT, "--fresh").awaitUp()) {
            assertThat(Http.get(fresh.gateway().resolve("/api/talks/" + talk)).body())
                    .doesNotContain("Survivor");
        }
    }

    @Test
    void cleansUpAfterItWasKilledAndKeepsWhatWasAcknowledged() throws Exception {
        LocalTurnout first = up();
        List<ProcessHandle> processes = first.launcher().descendants().toList();
        long talk = createTalk(first);
        LocalTurnout.signal(first.launcher().toHandle(), "KILL");
        first.launcher().waitFor();

        try (LocalTurnout second = up()) {
            assertThat(processes).noneMatch(ProcessHandle::isAlive);
            assertThat(Http.get(second.gateway().resolve("/api/talks/" + talk)).body())
                    .contains("Survivor");
        }
    }

    @Test
    void saysWhichPortIsTakenAndStartsNothing() throws Exception {
        plan();
        try (ServerSocket taken = new ServerSocket(BASE_PORT + 2, 1, InetAddress.getLoopbackAddress())) {
            LocalTurnout turnout = LocalTurnout.startIn(folder, BASE_PORT);

            assertThat(turnout.launcher().waitFor(30, TimeUnit.SECONDS)).isTrue();

            assertThat(turnout.launcher().exitValue()).isNotZero();
            assertThat(turnout.output()).contains(String.valueOf(taken.getLocalPort()), "talks-service");
            assertThat(turnout.output().lines().count()).isLessThanOrEqualTo(2);
            assertThat(processesOn(folder)).isEmpty();
        }
    }

    @Test
    void saysThatTheDataFolderIsInUse() throws Exception {
        LocalTurnout running = Deployment.processes();

        String output =
                LocalTurnout.run("up", "--data", data(running).toString(), "--port", String.valueOf(BASE_PORT + 9));

        assertThat(output)
                .contains(
                        String.valueOf(running.launcher().pid()), data(running).toString());
        assertThat(output.lines()).hasSize(1);
        assertThat(Http.answers(running.gateway().resolve("/api/talks"))).isTrue();
    }

    @Test
    void tellsWhatRunsAndShowsLogs() throws Exception {
        LocalTurnout running = Deployment.processes();

        assertThat(LocalTurnout.run("status", "--data", data(running).toString()))
                .contains("gateway", "monorail", "talks-service", "notes-service", "notes-db");
        assertThat(LocalTurnout.run(
                        "logs", "talks-service", "--data", data(running).toString()))
                .contains("talks-service");
        assertThat(LocalTurnout.run("logs", "nobody", "--data", data(running).toString()))
                .contains("There is no part called");
        assertThat(LocalTurnout.run("status", "--data", folder.resolve("none").toString()))
                .containsIgnoringCase("nothing");
    }

    private LocalTurnout up() throws IOException {
        plan();
        return LocalTurnout.startIn(folder, BASE_PORT).awaitUp();
    }

    private void plan() throws IOException {
        Path plan = folder.resolve("turnout.yaml");
        if (!Files.exists(plan)) {
            Files.copy(Project.ROOT.resolve("turnout.yaml"), plan);
        }
    }

    private static Path data(LocalTurnout turnout) {
        return turnout.folder().resolve("data");
    }

    private static long createTalk(LocalTurnout turnout) {
        String token = Tokens.print(turnout.keys(), List.of("--subject", "ada", "--role", "editor"));
        return Api.as(token, turnout.gateway())
                .contentType("application/json")
                .body("{\"title\":\"Survivor\"}")
                .post("/api/talks")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getLong("id");
    }

    private static List<String> processesOn(Path folder) {
        try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
            return all.map(process -> process.info().commandLine().orElse(""))
                    .filter(command -> command.contains(folder.toString()))
                    .collect(Collectors.toList());
        }
    }
}
