package io.turnout.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file by which a command asks the {@code turnout up} of a data folder to do something with a part. */
record Wish(Path file) {
    static Wish toStop(DataFolder folder, String part) {
        return new Wish(folder.processes().resolve(part + ".stop"));
    }

    static Wish toRestart(DataFolder folder, String part) {
        return new Wish(folder.processes().resolve(part + ".restart"));
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
