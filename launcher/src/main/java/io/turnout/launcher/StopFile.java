package io.turnout.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** By which {@code turnout stop} asks the {@code turnout up} of a data folder to end a part. */
record StopFile(Path file) {
    static StopFile of(DataFolder folder, String part) {
        return new StopFile(folder.processes().resolve(part + ".stop"));
    }

    boolean isThere() {
        return Files.exists(file);
    }

    void put() {
        try {
            Files.writeString(file, "");
        } catch (IOException e) {
            throw new Refusal("%s cannot be written: %s".formatted(file, e.getMessage()));
        }
    }

    /** Once it is done, or if it was left by an earlier run. */
    void remove() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new Refusal("%s cannot be deleted: %s".formatted(file, e.getMessage()));
        }
    }
}
