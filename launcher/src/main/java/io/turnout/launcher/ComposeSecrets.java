package io.turnout.launcher;

import io.turnout.launcher.postgres.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The secrets that {@code docker-compose.yml} mounts as files. The folder is its owner's alone; in it, the files can be read
 * by all, because each container reads its own as another user than the one who owns them here.
 */
final class ComposeSecrets {
    private final Path folder;

    private ComposeSecrets(Path folder) {
        this.folder = folder;
    }

    static ComposeSecrets in(Path folder) {
        return new ComposeSecrets(folder);
    }

    /** Makes what is not there yet. */
    void make() throws IOException {
        Secrets secrets = new Secrets(folder);
        for (Part database : Part.databases()) {
            secrets.of(database.label() + "-password");
            readableInContainers(database.label() + "-password");
        }
    }

    private void readableInContainers(String name) throws IOException {
        Files.setPosixFilePermissions(folder.resolve(name), PosixFilePermissions.fromString("rw-r--r--"));
    }
}
