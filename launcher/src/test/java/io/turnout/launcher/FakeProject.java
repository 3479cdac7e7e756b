package io.turnout.launcher;

import io.turnout.launcher.postgres.Binaries;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** A project folder whose apps are {@link FakeApp}, with the launcher as a process of its own. */
final class FakeProject {
    private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

    private final Path root;
    private final List<String> ports = new ArrayList<>();

    private FakeProject(Path root) {
        this.root = root;
    }

    static FakeProject in(Path root) throws IOException {
        FakeProject project = new FakeProject(root);
        for (Part app : Part.apps()) {
            Path jar = root.resolve(app.label()).resolve("target/quarkus-app/quarkus-run.jar");
            Files.createDirectories(jar.getParent());
            writeJar(jar);
        }
        Files.createDirectories(root.resolve("conference"));
        Files.writeString(root.resolve("conference/qcon-london-2019.yaml"), """
                name: A small conference
                talks:
                  - title: One talk
                    notes:
                      - { author: A, body: First }
                      - { author: B, body: Second }
                """);
        Files.writeString(root.resolve("turnout.yaml"), "capabilities: {}\n");
        Files.createDirectories(root.resolve("target/apps"));
        Files.createSymbolicLink(root.resolve("target/apps/postgresql"), postgresql());
        List<String> names =
                new ArrayList<>(Arrays.stream(Part.values()).map(Part::label).toList());
        names.add(Ports.MANAGEMENT);
        for (String name : names) {
            project.ports.addAll(List.of("--port-of", name + "=" + freePort()));
        }
        return project;
    }

    Path data() {
        return root.resolve(".turnout");
    }

    Path folderOf(Part app) {
        return root.resolve(app.label()).resolve("target/quarkus-app");
    }

    int port(String name) {
        return ports.stream()
                .filter(each -> each.startsWith(name + "="))
                .mapToInt(each -> Integer.parseInt(each.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow();
    }

    /** Starts the launcher; its output goes to a file. */
    Launched up(String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("up"));
        arguments.addAll(ports);
        arguments.addAll(List.of(more));
        return launch(arguments);
    }

    Launched launch(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Turnout.class.getName()));
        command.addAll(arguments);
        Path output = Files.createTempFile(root, "output", ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("TURNOUT_HOME", root.toString());
        return new Launched(builder.start(), output);
    }

    /** Unpacked once for all tests, as by a training. */
    private static synchronized Path postgresql() throws IOException {
        Path folder = Path.of("target/postgresql").toAbsolutePath();
        Binaries.keep(folder);
        return folder;
    }

    /** A running launcher and what it has said. */
    record Launched(Process process, Path output) {
        String said() throws IOException {
            return Files.readString(output);
        }
    }

    /** A port that nobody listens on, and that was not given out before: the system may choose one twice. */
    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            int port = socket.getLocalPort();
            return GIVEN.add(port) ? port : freePort();
        }
    }

    private static void writeJar(Path jar) throws IOException {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.put(Attributes.Name.MAIN_CLASS, FakeApp.class.getName());
        attributes.put(
                Attributes.Name.CLASS_PATH,
                org.postgresql.Driver.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toString());
        String entry = FakeApp.class.getName().replace('.', '/') + ".class";
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest);
                InputStream code = FakeApp.class.getResourceAsStream("/" + entry)) {
            out.putNextEntry(new JarEntry(entry));
            code.transferTo(out);
        }
    }
}
