package io.turnout.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalAppsTest {
    @TempDir
    private Path root;

    private LocalApps apps;

    @BeforeEach
    void setUp() throws IOException {
        for (Part app : Part.apps()) {
            build(app, "code", "library");
        }
        apps = new LocalApps(new Project(root), Map.of());
    }

    @Test
    void runsAsBuiltWhatWasNeverTrained() throws IOException {
        apps.refresh(Part.GATEWAY);

        assertThat(apps.arguments(Part.GATEWAY))
                .contains("-jar", built(Part.GATEWAY).resolve("quarkus-run.jar").toString());
        assertThat(apps.areTrained()).isFalse();
    }

    @Test
    void putsLibrariesFirstSoThatTheirCacheOutlivesTheCode() throws IOException {
        apps.prepare().close();

        assertThat(apps.arguments(Part.GATEWAY)).containsExactly("@" + root.resolve("target/apps/gateway.run"));
        String classPath = run(Part.GATEWAY).stream()
                .filter(line -> line.contains("library.jar"))
                .findFirst()
                .orElseThrow();
        assertThat(classPath).matches("\".*/lib/main/library\\.jar:.*/app/code\\.jar\"");
        assertThat(apps.areTrained()).isFalse();
    }

    @Test
    void givesEachJvmTheOptionsOfTheEnvironmentToo() throws IOException {
        Map<String, String> environment = Map.of("TURNOUT_JVM_OPTIONS", "-Xlog:gc  -XX:TieredStopAtLevel=1");
        LocalApps with = new LocalApps(new Project(root), environment);

        assertThat(with.arguments(Part.GATEWAY)).startsWith("-Xlog:gc", "-XX:TieredStopAtLevel=1", "-Xms64m");

        with.prepare().close();

        assertThat(with.arguments(Part.GATEWAY))
                .containsExactly("-Xlog:gc", "-XX:TieredStopAtLevel=1", "@" + root.resolve("target/apps/gateway.run"));
        assertThat(with.trainingArguments(Part.GATEWAY)).hasSize(1);
    }

    @Test
    void keepsTheCacheWhenCodeChangesAndTakesOverTheCode() throws IOException {
        train();

        build(Part.GATEWAY, "other code", "library");
        apps.refresh(Part.GATEWAY);

        assertThat(apps.areTrained()).isTrue();
        assertThat(root.resolve("target/apps/gateway/app/code.jar")).content().contains("other code");
    }

    @Test
    void writesNothingWhereNothingWasBuiltSince() throws IOException {
        train();
        Files.delete(root.resolve("target/apps/lock"));

        apps.refresh(Part.GATEWAY);

        assertThat(root.resolve("target/apps/lock")).doesNotExist();
    }

    @Test
    void dropsTheCacheWhenALibraryChanges() throws IOException {
        train();

        build(Part.GATEWAY, "code", "another library");
        apps.refresh(Part.GATEWAY);

        assertThat(apps.areTrained()).isFalse();
    }

    @Test
    void takesNothingOverFromATrainingThatWasBrokenOff() throws IOException {
        apps.prepare().close();
        Files.writeString(root.resolve("target/apps/monorail.aot"), "half a cache");

        apps.forgetWritten();

        assertThatThrownBy(apps::adopt).isInstanceOf(Refusal.class).hasMessageContaining("monorail");
        assertThat(apps.areTrained()).isFalse();
    }

    /** As if the apps had run, and written their caches. */
    private void train() throws IOException {
        apps.prepare().close();
        for (Part app : Part.apps()) {
            Files.writeString(root.resolve("target/apps/" + app.label() + ".aot"), "a cache");
        }
        apps.adopt();
        assertThat(apps.areTrained()).isTrue();
    }

    private List<String> run(Part app) throws IOException {
        return Files.readAllLines(root.resolve("target/apps/" + app.label() + ".run"));
    }

    private Path built(Part app) {
        return root.resolve(app.label()).resolve("target/quarkus-app");
    }

    /** What Maven leaves behind, as far as it matters. */
    private void build(Part app, String code, String library) throws IOException {
        Path built = built(app);
        for (String folder : List.of("app", "lib/main", "quarkus")) {
            Files.createDirectories(built.resolve(folder));
        }
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, "a.Main");
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, "app/code.jar lib/main/library.jar");
        jar(built.resolve("quarkus-run.jar"), manifest, "");
        jar(built.resolve("app/code.jar"), new Manifest(), code);
        jar(built.resolve("lib/main/library.jar"), new Manifest(), library);
        Files.writeString(built.resolve("quarkus/quarkus-application.dat"), "");
    }

    /** The times in a jar are part of its content, and as Maven has it the same with each build. */
    private static void jar(Path jar, Manifest manifest, String content) throws IOException {
        try (OutputStream file = Files.newOutputStream(jar);
                ZipOutputStream out = new ZipOutputStream(file)) {
            begin(out, JarFile.MANIFEST_NAME);
            manifest.write(out);
            begin(out, "content");
            out.write(content.getBytes());
        }
    }

    private static void begin(ZipOutputStream out, String name) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(LocalDateTime.of(2000, 1, 1, 0, 0));
        out.putNextEntry(entry);
    }
}
