package io.turnout.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Starts what is measured of the gateway.
 *
 * @param project root of the checkout, with everything built
 * @param folder for configuration and logs
 */
public record Servers(Path project, Path folder) {
    private static final int TALK_BYTES = 2_048;

    /** @param config in the resources */
    public Child nginx(String config) throws IOException {
        Path file = write(config);
        return Child.start(
                file.getFileName().toString(),
                folder,
                Map.of(),
                List.of("nginx", "-p", folder + "/", "-c", file.toString(), "-e", "stderr"));
    }

    Child springCloudGateway(int port, int upstream) throws IOException {
        Path jar = require("benchmarks/spring-cloud-gateway/target/spring-cloud-gateway-0.1.0-SNAPSHOT.jar");
        return Child.start(
                "spring-cloud-gateway",
                folder,
                Map.of("UPSTREAM", "http://127.0.0.1:" + upstream, "SERVER_PORT", String.valueOf(port)),
                java(jar));
    }

    /** @param plan in the resources */
    public Child gateway(int port, int management, String plan) throws IOException {
        return gateway("gateway", project.resolve("gateway/target/quarkus-app"), port, management, plan);
    }

    /**
     * @param app where it is built
     * @param plan in the resources
     */
    public Child gateway(String name, Path app, int port, int management, String plan) throws IOException {
        Path jar = require(app.resolve("quarkus-run.jar").toString());
        return Child.start(
                name,
                folder,
                Map.of(
                        "TURNOUT_PLAN", write(plan).toString(),
                        "QUARKUS_HTTP_HOST", "127.0.0.1",
                        "QUARKUS_HTTP_PORT", String.valueOf(port),
                        "QUARKUS_MANAGEMENT_PORT", String.valueOf(management)),
                java(jar));
    }

    /** Puts a resource into the folder, with answers filled in. */
    public Path write(String config) throws IOException {
        Path file = folder.resolve(Path.of(config).getFileName());
        try (var in = Servers.class.getResourceAsStream("/" + config)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Files.writeString(file, text.replace("@TALK@", talk()).replace("@NOTES@", notes()));
        }
    }

    /** A talk as talks-service answers it, its abstract as long as it takes to make 2 KB. */
    private static String talk() {
        String head = """
                {"id":1,"title":"Building Services at Scale","abstract":"\
                """.strip();
        String tail = """
                ","speakers":["Jessica Tai"],"company":"Airbnb","track":"Architectures","day":"2019-03-04",\
                "start":"10:35","end":"11:25","room":"Fleming","slidesUrl":null,"version":1,\
                "createdAt":"2019-03-04T10:35:00.123456Z","updatedAt":"2019-03-04T10:35:00.123456Z"}\
                """;
        return head + "x".repeat(TALK_BYTES - head.length() - tail.length()) + tail;
    }

    private static String notes() {
        return """
                {"items":[{"id":1,"talkId":1,"author":"Ada","body":"Persistence first, then the services above it.",\
                "version":1,"createdAt":"2019-03-04T10:40:00.123456Z","updatedAt":"2019-03-04T10:40:00.123456Z"}],\
                "next":null}\
                """;
    }

    private Path require(String path) throws IOException {
        Path file = project.resolve(path);
        if (!Files.exists(file)) {
            throw new IOException(path + " is not built; ./turnout bench builds it");
        }
        return file;
    }

    /** With the collector that Turnout's images have, whoever is measured. */
    private static List<String> java(Path jar) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return List.of(
                java, "-Xmx256m", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED", "-jar", jar.toString());
    }
}
