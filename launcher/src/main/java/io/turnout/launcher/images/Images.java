package io.turnout.launcher.images;

import io.turnout.launcher.Part;
import io.turnout.launcher.Refusal;
import io.turnout.launcher.code.LastChange;
import io.turnout.launcher.layers.Digest;
import io.turnout.launcher.layers.Layers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** Builds the images of all apps and of the loader. */
public final class Images {
    private static final String BASE = "eclipse-temurin:25-jre";

    private final Docker docker;
    private final Path root;
    private final String version;
    private final Consumer<String> step;
    private final Map<Part, Layers> layers = new EnumMap<>(Part.class);
    private final Map<Part, Path> caches = new EnumMap<>(Part.class);

    /**
     * @param root the project's folder, with everything built
     * @param version the images' tag
     * @param step is told what happens
     */
    public Images(Docker docker, Path root, String version, Consumer<String> step) {
        this.docker = docker;
        this.root = root;
        this.version = version;
        this.step = step;
    }

    /**
     * Builds them; trains the apps whose libraries have changed since the last training.
     *
     * @param measure whether to start each image twice to see what its cache brings
     */
    public void build(boolean measure) throws IOException, InterruptedException {
        if (docker.exitCode("image", "inspect", BASE) != 0) {
            step.accept("pulling " + BASE);
            docker.run("pull", "-q", BASE);
        }
        layOut();
        buildLoader();
        boolean trained = caches.values().stream().allMatch(Files::exists);
        if (!trained || measure) {
            try (Network network = Network.open(docker, root.resolve("turnout.yaml"))) {
                if (!trained) {
                    train(network);
                }
                buildApps();
                if (measure) {
                    measure(network);
                }
            }
        } else {
            buildApps();
        }
    }

    static String name(Part app, String tag) {
        return "turnout/" + app.label() + ":" + tag;
    }

    private void layOut() throws IOException {
        String base = docker.run("image", "inspect", "-f", "{{.Id}}", BASE);
        for (Part app : Part.apps()) {
            Path folder = root.resolve("target/images").resolve(app.label());
            Layers laid =
                    Layers.of(root.resolve(app.label()).resolve("target/quarkus-app"), folder, JvmArguments.COMMON);
            String key = new Digest()
                    .add(base)
                    .add(Layers.TIMES)
                    .add(Files.readString(laid.ownFolder().resolve("jvm.args")))
                    .add(laid.libraryFolder())
                    .value();
            layers.put(app, laid);
            caches.put(app, root.resolve("target/images/caches").resolve(app.label() + "-" + key + ".aot"));
        }
    }

    private void buildLoader() throws IOException {
        Path folder = root.resolve("target/images/loader");
        Files.createDirectories(folder.resolve("conference"));
        Path jar = root.resolve("launcher/target/launcher.jar");
        Files.copy(jar, folder.resolve("launcher.jar"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        Path conference = root.resolve("conference/qcon-london-2019.yaml");
        Files.copy(
                conference,
                folder.resolve("conference").resolve(conference.getFileName()),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        build("loader.Dockerfile", folder, "loader", version);
        step.accept("turnout/loader is built");
    }

    private void train(Network network) throws IOException, InterruptedException {
        Map<Part, String> untrained = new EnumMap<>(Part.class);
        for (Part app : layers.keySet()) {
            build("Dockerfile", layers.get(app).folder(), app.label(), "untrained");
            untrained.put(app, name(app, "untrained"));
        }
        step.accept("training: all apps run together, then each writes its cache");
        new Training(docker, network, "turnout/loader:" + version).run(layers, untrained, caches);
        untrained.values().forEach(image -> docker.exitCode("rmi", "-f", image));
        step.accept("trained");
    }

    private void buildApps() throws IOException, InterruptedException {
        for (Part app : layers.keySet()) {
            Layers laid = layers.get(app);
            laid.add(caches.get(app));
            String content = new Digest().add(laid.folder()).value();
            build("Dockerfile", laid.folder(), app.label(), version, lastChange(app));
            docker.run("tag", name(app, version), name(app, content));
            long moved = Compressed.size(laid.ownFolder());
            step.accept(String.format(
                    Locale.ROOT,
                    "%s is built, also as :%s; a change of code moves %d kB, one of what apps share %d more",
                    name(app, version),
                    content,
                    moved / 1000,
                    Compressed.size(laid.modulesFolder()) / 1000));
            if (moved >= Compressed.MOST) {
                throw new Refusal("A change of " + app.label() + "'s code would move " + moved
                        + " bytes; what is not its own belongs into another layer.");
            }
        }
    }

    /** What the image tells the app of when its code changed last; empty if that is not known. */
    private String lastChange(Part app) throws InterruptedException {
        Path built = root.resolve(app.label()).resolve("target/quarkus-app/quarkus-run.jar");
        return LastChange.of(root, app.label(), built).orElse("");
    }

    private void build(String dockerfile, Path context, String app, String tag, String... lastChange) {
        List<String> command = new ArrayList<>(List.of(
                "build",
                "-q",
                "-f",
                root.resolve("docker").resolve(dockerfile).toString(),
                "--build-arg",
                "BASE=" + BASE,
                "--label",
                "org.opencontainers.image.title=Turnout " + app,
                "--label",
                "org.opencontainers.image.version=" + version,
                "--label",
                "org.opencontainers.image.licenses=Apache-2.0",
                "-t",
                "turnout/" + app + ":" + tag));
        for (String time : lastChange) {
            command.addAll(List.of("--build-arg", "CHANGED=" + time));
        }
        command.add(context.toString());
        docker.run(command);
    }

    private void measure(Network network) throws InterruptedException {
        for (Part app : layers.keySet()) {
            String image = name(app, version);
            StartUp without = StartUp.measure(docker, network, app, image, false);
            StartUp with = StartUp.measure(docker, network, app, image, true);
            step.accept(String.format(
                    Locale.ROOT,
                    "%-13s starts in %.2f s with its cache (%.2f s without), resident %d MB (%d MB)",
                    app.label(),
                    with.time().toMillis() / 1000.0,
                    without.time().toMillis() / 1000.0,
                    with.resident() / 1024,
                    without.resident() / 1024));
        }
    }
}
