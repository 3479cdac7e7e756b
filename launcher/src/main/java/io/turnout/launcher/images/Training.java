package io.turnout.launcher.images;

import io.turnout.launcher.Part;
import io.turnout.launcher.layers.Layers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A run of all apps, each in its own image and thus on the image's own JVM, at whose end each writes an ahead-of-time cache
 * of the libraries' classes it has used.
 */
final class Training {
    private static final String CACHE = "/tmp/lib.aot";
    private static final String AGENT = "/tmp/agent.jar";
    /** At its end a JVM makes the cache in a second process, which takes many seconds of both processors. */
    private static final String SECONDS_TO_STOP = "300";

    private final Docker docker;
    private final Network network;
    private final String loader;

    /** @param loader image that fills and uses the apps */
    Training(Docker docker, Network network, String loader) {
        this.docker = docker;
        this.network = network;
        this.loader = loader;
    }

    /**
     * Runs it.
     *
     * @param apps layers by app, all of them
     * @param images by app; they need no cache
     * @param caches where the caches are to be written, by app
     */
    void run(Map<Part, Layers> apps, Map<Part, String> images, Map<Part, Path> caches)
            throws IOException, InterruptedException {
        Path agent = Files.createTempFile("training", ".jar");
        Layers.writeTrainingAgent(agent);
        Files.setPosixFilePermissions(agent, java.nio.file.attribute.PosixFilePermissions.fromString("rw-r--r--"));
        Map<Part, String> containers = new EnumMap<>(Part.class);
        for (Part app : apps.keySet()) {
            String container = network.create(app.label(), command(app, apps.get(app), images.get(app)));
            docker.run("cp", agent.toString(), container + ":" + AGENT);
            network.configure(container);
            docker.run("start", container);
            containers.put(app, container);
        }
        Files.delete(agent);
        for (String container : containers.values()) {
            network.awaitStarted(container);
        }
        String gateway = "http://" + Part.GATEWAY.label() + ":8080";
        String monorail = "http://" + Part.MONORAIL.label() + ":8080";
        String controlPlane = "http://" + Part.CONTROL_PLANE.label() + ":8080";
        // into both sides, so that all parts have something to do
        network.load(loader, gateway, monorail);
        network.run(List.of(loader, "exercise", gateway, monorail, controlPlane));
        for (Part app : containers.keySet()) {
            docker.run("stop", "-t", SECONDS_TO_STOP, containers.get(app));
            Files.createDirectories(caches.get(app).getParent());
            docker.run("cp", containers.get(app) + ":" + CACHE, caches.get(app).toString());
        }
    }

    private static List<String> command(Part app, Layers layers, String image) {
        List<String> arguments = new ArrayList<>(Network.settings(app));
        arguments.addAll(List.of("--entrypoint", "java", image));
        arguments.addAll(List.of(
                "@jvm.args",
                "-javaagent:" + AGENT + "=" + layers.own(),
                "-XX:AOTCacheOutput=" + CACHE,
                "-cp",
                layers.libraries(),
                layers.mainClass()));
        return arguments;
    }
}
