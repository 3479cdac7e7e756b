package io.turnout.checker.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The second gateway and the second control plane, set up as the launcher sets up the first ones. */
public final class Seconds {
    /** What the second one of a part is called behind its name. */
    public static final String SECOND = "-2";

    private static final List<String> JVM = List.of(
            "-Xms64m",
            "-Xmx160m",
            "-Xss512k",
            "-XX:+UseSerialGC",
            "-XX:+ExitOnOutOfMemoryError",
            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    private final Path home;
    private final Path folder;
    private final Map<String, Integer> ports;
    private final Map<String, String> common = new HashMap<>();

    /**
     * @param home the project's folder, built
     * @param folder of the first ones: their data is in {@code data}
     * @param ports by name, those of the second ones included
     */
    public Seconds(Path home, Path folder, Map<String, Integer> ports, Path plan) {
        this.home = home;
        this.folder = folder;
        this.ports = ports;
        common.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        common.put("TURNOUT_PLAN", plan.toString());
        common.put(
                "MP_JWT_VERIFY_PUBLICKEY_LOCATION",
                folder.resolve("data/identity/jwks.json").toUri().toString());
        for (String owner : List.of("monorail", "talks", "notes")) {
            common.put(
                    owner.toUpperCase(java.util.Locale.ROOT) + "_DB_MOVER_PASSWORD_FILE",
                    secret(owner + "-mover").toString());
        }
    }

    Kept gateway() throws IOException {
        return gateway(Map.of());
    }

    /** @param environment that it has besides */
    public Kept gateway(Map<String, String> environment) throws IOException {
        Map<String, String> own = new HashMap<>(environment);
        own.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
        own.put("QUARKUS_MANAGEMENT_PORT", "" + ports.get("gateway-management" + SECOND));
        own.put(
                "TURNOUT_REHEARSAL_CREDENTIAL_FILE",
                secret("rehearsal-credential").toString());
        return start("gateway", own);
    }

    /** @param url of its own database */
    Kept controlPlane(String url) throws IOException {
        return start(
                "control-plane",
                Map.of(
                        "TURNOUT_CONTROL_HOLDER",
                        "control-plane" + SECOND,
                        "QUARKUS_DATASOURCE_JDBC_URL",
                        url,
                        "QUARKUS_DATASOURCE_USERNAME",
                        "control",
                        "QUARKUS_DATASOURCE_PASSWORD",
                        Files.readString(secret("control"))));
    }

    private Kept start(String module, Map<String, String> own) throws IOException {
        String name = module + SECOND;
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(more());
        command.addAll(arguments(module));
        Map<String, String> environment = new HashMap<>(common);
        environment.putAll(own);
        environment.put("QUARKUS_HTTP_PORT", "" + ports.get(name));
        return new Kept(name, command, environment, folder.resolve(name + ".log"));
    }

    /** What the launcher gives the first ones. */
    private static List<String> more() {
        return Stream.of(System.getenv().getOrDefault("TURNOUT_JVM_OPTIONS", "").split(" "))
                .filter(option -> !option.isBlank())
                .toList();
    }

    private List<String> arguments(String module) {
        Path trained = home.resolve("target/apps").resolve(module + ".run");
        if (Files.exists(trained)) {
            return List.of("@" + trained);
        }
        List<String> arguments = new ArrayList<>(JVM);
        arguments.add("-jar");
        arguments.add(home.resolve(module)
                .resolve("target/quarkus-app/quarkus-run.jar")
                .toString());
        return arguments;
    }

    private Path secret(String name) {
        return folder.resolve("data/secrets").resolve(name);
    }
}
