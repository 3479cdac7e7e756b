package io.turnout.control.plan;

import io.turnout.control.database.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.yaml.snakeyaml.nodes.Node;

/** Reads {@code databases:}. */
final class DatabaseReader {
    private final UnaryOperator<String> environment;
    private final List<PlanError> errors;

    DatabaseReader(UnaryOperator<String> environment, List<PlanError> errors) {
        this.environment = environment;
        this.errors = errors;
    }

    Map<String, Database> read(Node node) {
        Map<String, Database> databases = new LinkedHashMap<>();
        new Section("\"databases\"", node, errors)
                .values()
                .forEach((name, value) -> databases.put(name, database(name, value)));
        return databases;
    }

    /** One that is known but wrong stays known, so that the datasets that use it are not wrong as well. */
    private Database database(String name, Node node) {
        Section section = new Section("database \"%s\"".formatted(name), node, errors)
                .allow(Set.of("url", "user", "password", "passwordFile", "peer"));
        String url = word(section, "url", "\"url: jdbc:postgresql://host:port/database\"");
        String user = word(section, "user", "\"user: name\"");
        String password = section.has("passwordFile")
                ? fromFile(section)
                : word(section, "password", "\"password: …\" or \"passwordFile: path\"");
        String peer = section.has("peer") ? word(section, "peer", "host:port") : null;
        try {
            if (url != null) {
                return new Database(name, url, orEmpty(user), orEmpty(password), peer);
            }
        } catch (IllegalArgumentException e) {
            section.error("url", "cannot be used: " + e.getMessage());
        }
        return new Database(name, "jdbc:postgresql://invalid/invalid", "", "", null);
    }

    private String word(Section section, String key, String example) {
        String text = section.text(key, example);
        try {
            return text == null ? null : Words.interpolate(text, environment);
        } catch (IllegalArgumentException e) {
            section.error(key, e.getMessage());
            return null;
        }
    }

    private String fromFile(Section section) {
        String path = word(section, "passwordFile", "/run/secrets/password");
        try {
            return path == null ? null : Files.readString(Path.of(path)).stripTrailing();
        } catch (IOException e) {
            section.error("passwordFile", "names a file that cannot be read: " + path);
            return null;
        }
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }
}
