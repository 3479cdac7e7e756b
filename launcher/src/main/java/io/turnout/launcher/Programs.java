package io.turnout.launcher;

import io.turnout.launcher.identity.ForeignIssuer;
import io.turnout.launcher.postgres.Cluster;
import io.turnout.launcher.postgres.Mover;
import io.turnout.launcher.postgres.Secrets;
import io.turnout.launcher.process.Program;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The apps' command lines and environments. */
final class Programs {
    private final Function<Part, List<String>> arguments;
    private final DataFolder folder;
    private final Ports ports;
    private final Path plan;
    private final Path publicKeys;

    /** @param arguments what a JVM is to be given to run an app */
    Programs(Function<Part, List<String>> arguments, DataFolder folder, Ports ports, Path plan, Path publicKeys) {
        this.arguments = arguments;
        this.folder = folder;
        this.ports = ports;
        this.plan = plan;
        this.publicKeys = publicKeys;
    }

    /** An argument by which every app of this data folder can be recognised; not of the apps' own configuration. */
    static String tag(DataFolder folder) {
        return "-Dlauncher.data=" + folder.path();
    }

    Program app(Part app, Optional<Cluster> database) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add(tag(folder));
        command.add("@" + folder.lastChange(app));
        command.addAll(arguments.apply(app));
        return new Program(
                app.label(),
                command,
                environment(app, database),
                folder.log(app.label()),
                ports.of(app),
                ready(app),
                Program.Ending.DRAIN);
    }

    String url(Part app) {
        return "http://127.0.0.1:" + ports.of(app);
    }

    URI ready(Part app) {
        return URI.create("http://127.0.0.1:" + ports.health(app) + "/q/health/ready");
    }

    private Map<String, String> environment(Part app, Optional<Cluster> database) {
        Map<String, String> environment = new HashMap<>();
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", "" + ports.of(app));
        // an issuer of the operator's own is in the environment, which the apps inherit
        if (!ForeignIssuer.isNamedBy(System.getenv())) {
            environment.put(ForeignIssuer.KEY_SET, publicKeys.toUri().toString());
        }
        environment.put("MONORAIL_URL", url(Part.MONORAIL));
        environment.put("TALKS_URL", url(Part.TALKS_SERVICE));
        environment.put("NOTES_URL", url(Part.NOTES_SERVICE));
        environment.put("TURNOUT_TALKS_URL", url(Part.TALKS_SERVICE));
        environment.put("CONTROL_URL", url(Part.CONTROL_PLANE));
        if (app == Part.GATEWAY) {
            environment.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
            environment.put("QUARKUS_MANAGEMENT_PORT", "" + ports.management());
            environment.put("TURNOUT_CANARY_FILE", folder.canaries().toString());
        }
        if (app == Part.GATEWAY || app == Part.CONTROL_PLANE) {
            environment.put("TURNOUT_PLAN", plan.toString());
        }
        if (app == Part.CONTROL_PLANE) {
            environment.put("GATEWAY_MANAGEMENT_URL", "http://127.0.0.1:" + ports.management());
            // followed if it is there, or comes to be
            environment.put(
                    "TURNOUT_FLAGS_FILE", plan.resolveSibling("flags.json").toString());
        }
        if (app == Part.GATEWAY || app == Part.TALKS_SERVICE || app == Part.NOTES_SERVICE) {
            environment.put("TURNOUT_REHEARSAL_CREDENTIAL_FILE", secret(Secrets.REHEARSALS));
            environment.put("TURNOUT_FLAGS_MEMORY", folder.flags(app).toString());
        }
        if (app == Part.CONTROL_PLANE) {
            Part.moved().forEach(moved -> addDatabase(moved, environment));
        }
        database.ifPresent(cluster -> {
            environment.put("QUARKUS_DATASOURCE_JDBC_URL", cluster.url());
            environment.put("QUARKUS_DATASOURCE_USERNAME", cluster.owner());
            environment.put("QUARKUS_DATASOURCE_PASSWORD", cluster.password());
        });
        return environment;
    }

    /** As the plan has them. */
    private void addDatabase(Part database, Map<String, String> environment) {
        String owner = database.owner().orElseThrow();
        String variable = database.name();
        environment.put(variable + "_URL", "jdbc:postgresql://127.0.0.1:" + ports.of(database) + "/" + owner);
        environment.put(variable + "_MOVER_PASSWORD_FILE", secret(Mover.secret(owner)));
    }

    /** The secret's file; it is made here if whoever is started beside has not made it yet. */
    private String secret(String name) {
        Secrets secrets = new Secrets(folder.secrets());
        secrets.of(name);
        return secrets.file(name).toString();
    }
}
