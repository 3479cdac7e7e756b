package io.turnout.launcher;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What runs: four database clusters and five apps. */
public enum Part {
    MONORAIL_DB(8091, "monorail"),
    TALKS_DB(8092, "talks"),
    NOTES_DB(8093, "notes"),
    CONTROL_DB(8094, "control"),
    MONORAIL(8081, null),
    TALKS_SERVICE(8082, null),
    NOTES_SERVICE(8083, null),
    CONTROL_PLANE(8084, null),
    GATEWAY(8080, null);

    private final int defaultPort;
    private final String owner;

    Part(int defaultPort, String owner) {
        this.defaultPort = defaultPort;
        this.owner = owner;
    }

    /** The name in tables, log files and options, such as {@code talks-service}; an app's is its module's too. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public int defaultPort() {
        return defaultPort;
    }

    /** The database's name, which is its user's too; empty for an app. */
    public Optional<String> owner() {
        return Optional.ofNullable(owner);
    }

    public boolean isDatabase() {
        return owner != null;
    }

    /** The database an app needs before it is started. */
    public Optional<Part> database() {
        return switch (this) {
            case MONORAIL -> Optional.of(MONORAIL_DB);
            case TALKS_SERVICE -> Optional.of(TALKS_DB);
            case NOTES_SERVICE -> Optional.of(NOTES_DB);
            case CONTROL_PLANE -> Optional.of(CONTROL_DB);
            case GATEWAY, MONORAIL_DB, TALKS_DB, NOTES_DB, CONTROL_DB -> Optional.empty();
        };
    }

    public static List<Part> databases() {
        return Arrays.stream(values()).filter(Part::isDatabase).toList();
    }

    /** The named apps with the databases that they need; all parts, if none is named. */
    static List<Part> withTheirDatabases(List<String> labels) {
        if (labels.isEmpty()) {
            return List.of(values());
        }
        Set<Part> parts = EnumSet.noneOf(Part.class);
        labels.stream().map(Part::named).forEach(part -> {
            parts.add(part);
            part.database().ifPresent(parts::add);
        });
        return List.copyOf(parts);
    }

    /** Those that datasets move between. */
    public static List<Part> moved() {
        return databases().stream().filter(part -> part != CONTROL_DB).toList();
    }

    public static List<Part> apps() {
        return Arrays.stream(values()).filter(part -> !part.isDatabase()).toList();
    }

    static Part named(String label) {
        return Arrays.stream(values())
                .filter(part -> part.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new Refusal("There is no part called '" + label + "'; there are " + labels() + "."));
    }

    static String labels() {
        return Arrays.stream(values()).map(Part::label).collect(Collectors.joining(", "));
    }
}
