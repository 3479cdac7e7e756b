package io.turnout.checker.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Sends the parts through the links: by their plans, and by files of configuration that the apps read. */
final class Wiring {
    private static final Map<String, String> UPSTREAMS =
            Map.of("MONORAIL_URL", "monorail", "TALKS_URL", "talks-service", "NOTES_URL", "notes-service");
    private static final List<String> OWNERS = List.of("monorail", "talks", "notes");

    private final Links links;

    Wiring(Links links) {
        this.links = links;
    }

    /**
     * The project's plan, as a gateway and a control plane read it.
     *
     * @param which nothing for the first ones, or {@link Seconds#SECOND}
     */
    void plan(Path original, Path file, String which) throws IOException {
        String plan = Files.readString(original);
        for (Map.Entry<String, String> upstream : UPSTREAMS.entrySet()) {
            plan = replaced(plan, upstream.getKey(), http("gateway" + which, upstream.getValue()));
        }
        plan = replaced(plan, "CONTROL_URL", http("gateway" + which, "control-plane" + which));
        for (String owner : OWNERS) {
            String variable = owner.toUpperCase(java.util.Locale.ROOT) + "_DB_URL";
            int peer = links.port(Links.FOLLOWERS, owner + "-db");
            plan = replaced(plan, variable, jdbc("control-plane" + which, owner))
                    .replaceFirst(
                            "(?m)^(\\s+)(url: \"?\\Q" + jdbc("control-plane" + which, owner) + "\\E\"?)$",
                            "$1$2\n$1peer: \"127.0.0.1:" + peer + "\"");
        }
        Files.writeString(file, plan);
    }

    /**
     * A file for each app, of the app's name, which outranks the environment that the launcher gives it.
     *
     * @return where apps have to look for theirs
     */
    String configuration(Path folder) throws IOException {
        Files.createDirectories(folder);
        configure(folder, "gateway", List.of());
        configure(folder, "control-plane", List.of(database("control-plane", "control")));
        configure(folder, "monorail", List.of(database("monorail", "monorail")));
        configure(folder, "talks-service", List.of(database("talks-service", "talks")));
        configure(
                folder,
                "notes-service",
                List.of(
                        database("notes-service", "notes"),
                        "turnout.talks.url=" + http("notes-service", "talks-service"),
                        "turnout.talks.monorail-url=" + http("notes-service", "monorail")));
        return folder + "/${quarkus.application.name}.properties";
    }

    private static void configure(Path folder, String app, List<String> lines) throws IOException {
        String all = "config_ordinal=900\n" + String.join("\n", lines) + "\n";
        Files.writeString(folder.resolve(app + ".properties"), all);
    }

    private String database(String app, String owner) {
        return "quarkus.datasource.jdbc.url=" + jdbc(app, owner);
    }

    String jdbc(String app, String owner) {
        return "jdbc:postgresql://127.0.0.1:" + links.port(app, owner + "-db") + "/" + owner;
    }

    private String http(String from, String to) {
        return "http://127.0.0.1:" + links.port(from, to);
    }

    /** @throws IllegalStateException if the plan does not ask for the variable: then the link would be passed by */
    private static String replaced(String plan, String variable, String value) {
        String changed = plan.replaceAll("\\$\\{" + variable + ":[^}]*}", value);
        if (changed.equals(plan)) {
            throw new IllegalStateException("The plan has no ${" + variable + ":…} that could be replaced.");
        }
        return changed;
    }
}
