package io.turnout.system;

import java.nio.file.Path;

/** The checkout that these tests belong to. */
final class Project {
    static final Path ROOT =
            Path.of(System.getProperty("turnout.home", "..")).toAbsolutePath().normalize();

    private Project() {}

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
