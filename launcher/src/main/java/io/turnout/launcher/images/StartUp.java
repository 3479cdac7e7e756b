package io.turnout.launcher.images;

import io.turnout.launcher.Part;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What a start of an image takes.
 *
 * @param time from the start of the container until it serves
 * @param resident memory then, in kibibytes
 */
record StartUp(Duration time, long resident) {
    /** Starts it once, with or without its cache. */
    static StartUp measure(Docker docker, Network network, Part app, String image, boolean cached)
            throws InterruptedException {
        List<String> arguments = new ArrayList<>(Network.settings(app));
        arguments.addAll(List.of("--memory", "512m", "--entrypoint", "java"));
        // "on" ends the JVM if the cache cannot be used: a cache that is no good must not go unnoticed.
        arguments.addAll(List.of(image, "@jvm.args", "-XX:AOTMode=" + (cached ? "on" : "off"), "@app.args"));
        String container = network.create(app.label() + "-measured", arguments);
        network.configure(container);
        docker.run("start", container);
        network.awaitStarted(container);
        StartUp result = new StartUp(
                Duration.between(started(docker, container), serving(docker, container)), resident(docker, container));
        docker.run("rm", "-f", "-v", container);
        return result;
    }

    private static Instant started(Docker docker, String container) {
        return Instant.parse(docker.run("inspect", "-f", "{{.State.StartedAt}}", container));
    }

    private static Instant serving(Docker docker, String container) {
        String line = docker.run("logs", "--timestamps", container)
                .lines()
                .filter(each -> each.contains(" started in "))
                .findFirst()
                .orElseThrow();
        return Instant.parse(line.substring(0, line.indexOf(' ')));
    }

    private static long resident(Docker docker, String container) {
        return docker.run("exec", container, "cat", "/proc/1/status")
                .lines()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }
}
