package io.turnout.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A build of notes-service, such as a bad one.
 *
 * @param flaw what it is told to do wrong; null for nothing
 */
record NotesBuild(String name, String flaw) {
    /** Notes lose all but their first letters. */
    static final NotesBuild SHORTENED = new NotesBuild("notes-1.1-shortened", "shortened");
    /** Right again. */
    static final NotesBuild MENDED = new NotesBuild("notes-1.2", null);

    private static final String NOTES = "notes-service";
    private static final List<String> OTHERS = List.of("gateway", "monorail", "talks-service", "control-plane");

    /** Whether a system that starts on the folder is to have a build that was put there. */
    static boolean isChosenIn(Path folder) {
        return Files.exists(file(folder, NOTES));
    }

    /** Where all apps of that system look for more of their configuration. */
    static String locations(Path folder) {
        return folder + "/${quarkus.application.name}.properties";
    }

    /** For a system that is not started yet. */
    void putInto(Path folder) {
        write(folder, NOTES, configuration());
        OTHERS.forEach(app -> write(folder, app, ""));
    }

    /** Replaces the one that runs, and waits until this one is ready. */
    void ship(LocalTurnout turnout) {
        write(turnout.folder(), NOTES, configuration());
        LocalTurnout.run(
                "restart", NOTES, "--data", turnout.folder().resolve("data").toString());
    }

    private String configuration() {
        return "config_ordinal=900\nturnout.build=%s\n%s"
                .formatted(name, flaw == null ? "" : "turnout.planted=" + flaw + "\n");
    }

    private static void write(Path folder, String app, String properties) {
        try {
            Files.writeString(file(folder, app), properties);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path file(Path folder, String app) {
        return folder.resolve(app + ".properties");
    }
}
