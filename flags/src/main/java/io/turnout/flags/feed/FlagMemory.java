package io.turnout.flags.feed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Keeps the flags that were known last on disk, as the document they came in. What cannot be kept is only told. */
final class FlagMemory {
    private static final Logger LOG = Logger.getLogger(FlagMemory.class);

    private final Optional<Path> file;

    /** @param file empty if nothing is to be kept */
    FlagMemory(Optional<Path> file) {
        this.file = file;
    }

    Optional<String> read() {
        try {
            return file.isPresent() && Files.exists(file.get())
                    ? Optional.of(Files.readString(file.get()))
                    : Optional.empty();
        } catch (IOException | RuntimeException e) {
            // whatever is in it, it is no reason not to start
            LOG.warnf("The flags that were known last cannot be read: %s", e);
            return Optional.empty();
        }
    }

    /** As a whole, or not at all. */
    void keep(String document) {
        if (file.isEmpty()) {
            return;
        }
        Path target = file.get().toAbsolutePath();
        try {
            Files.createDirectories(target.getParent());
            Path next = Files.createTempFile(target.getParent(), "flags", ".json");
            try {
                Files.writeString(next, document);
                Files.move(next, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(next);
            }
        } catch (IOException e) {
            LOG.warnf("The flags cannot be kept: %s", e);
        }
    }
}
