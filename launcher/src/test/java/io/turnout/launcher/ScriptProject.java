package io.turnout.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** {@code ./turnout} in a project that looks built, with JDKs that only say who they are. */
final class ScriptProject {
    private static final Path SCRIPT = Path.of("..", "turnout");

    private final Path root;
    private final Path folder;
    private final Path tools;
    final Map<String, String> environment = new HashMap<>();
    final Set<String> unset = new HashSet<>();

    record Outcome(int code, String output) {}

    ScriptProject(Path root) throws IOException {
        this.root = root;
        folder = Files.createDirectories(root.resolve("project"));
        tools = Files.createDirectories(root.resolve("tools"));
        Files.copy(SCRIPT, folder.resolve("turnout"));
        Files.copy(Path.of("..", "pom.xml"), folder.resolve("pom.xml"));
        touch("launcher/target/launcher.jar");
        for (Part app : Part.apps()) {
            touch(app.label() + "/pom.xml");
            touch(app.label() + "/target/quarkus-app/quarkus-run.jar");
        }
        touch("target/turnout-built");
        Files.setLastModifiedTime(
                folder.resolve("target/turnout-built"),
                FileTime.from(Instant.now().plusSeconds(5)));
        environment.put("TURNOUT_JDK_FOLDERS", root.resolve("usual").toString());
    }

    Path folder() {
        return folder;
    }

    /** Where programs are found first. */
    Path tools() {
        return tools;
    }

    Outcome turnout(String... arguments) throws IOException, InterruptedException {
        return run(folder.resolve("turnout"), arguments);
    }

    Outcome run(Path script, String... arguments) throws IOException, InterruptedException {
        Process process = start(script, arguments).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), output);
    }

    /** The same beside the test; what it says is in a file of the root meanwhile. */
    CompletableFuture<Outcome> inBackground(String file, String... arguments) throws IOException {
        Path output = root.resolve(file);
        return start(folder.resolve("turnout"), arguments)
                .redirectOutput(output.toFile())
                .start()
                .onExit()
                .thenApply(process -> new Outcome(process.exitValue(), output.toString()));
    }

    private ProcessBuilder start(Path script, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(script.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().put("HOME", root.toString());
        builder.environment().put("PATH", tools + ":" + onlyTheBasics());
        builder.environment().putAll(environment);
        builder.environment().keySet().removeAll(unset);
        return builder;
    }

    /** The commands the script needs, without any java or mvn that this machine has. */
    private String onlyTheBasics() throws IOException {
        Path basics = root.resolve("basics");
        if (Files.notExists(basics)) {
            Files.createDirectories(basics);
            for (String name : List.of(
                    "sh",
                    "dirname",
                    "sed",
                    "head",
                    "tr",
                    "sort",
                    "awk",
                    "tee",
                    "cat",
                    "rm",
                    "mv",
                    "mkdir",
                    "find",
                    "grep",
                    "tail",
                    "env",
                    "readlink",
                    "rmdir",
                    "sleep")) {
                Path link = basics.resolve(name);
                Files.createSymbolicLink(
                        link, io.turnout.launcher.process.Session.onPath(name).orElseThrow());
            }
        }
        return basics.toString();
    }

    Path jdk(String folder, String version) throws IOException {
        Path jdk = root.resolve(folder);
        program(jdk.resolve("bin/javac"), "exit 0");
        program(jdk.resolve("bin/java"), """
                [ "$1" = -version ] && echo 'openjdk version "%s" 2026-01-20' >&2 && exit
                while [ "$1" != -jar ]; do shift; done
                echo "%s $3\"""".formatted(version, jdk.getFileName()));
        Files.writeString(jdk.resolve("release"), "IMPLEMENTOR=\"X\"\nJAVA_VERSION=\"" + version + "\"\n");
        return jdk;
    }

    static void program(Path file, String script) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    Path touch(String file) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        return Files.createFile(path);
    }
}
