package io.turnout.gateway.canary;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.turnout.platform.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Keeps the shares that were known last on disk. What cannot be kept is only told: it is not worth a request. */
final class Memory {
    private static final Logger LOG = Logger.getLogger(Memory.class);
    private static final ObjectMapper JSON = Json.mapper();

    private final Optional<Path> file;

    /** @param file empty if nothing is to be kept */
    Memory(Optional<Path> file) {
        this.file = file;
    }

    private record Kept(List<Canary> canaries) {}

    /** What was kept last; nothing if it cannot be read. */
    List<Canary> read() {
        if (file.isEmpty() || !Files.exists(file.get())) {
            return List.of();
        }
        try {
            return List.copyOf(JSON.readValue(file.get().toFile(), Kept.class).canaries());
        } catch (IOException | RuntimeException e) {
            // whatever is in it, it is no reason not to start
            LOG.warnf("The shares that were known last cannot be read: %s", e);
            return List.of();
        }
    }

    /** As a whole, or not at all. */
    void keep(List<Canary> canaries) {
        if (file.isEmpty()) {
            return;
        }
        Path target = file.get().toAbsolutePath();
        try {
            Files.createDirectories(target.getParent());
            Path next = Files.createTempFile(target.getParent(), "canaries", ".json");
            JSON.writeValue(next.toFile(), new Kept(canaries));
            Files.move(next, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.warnf("The shares cannot be kept: %s", e);
        }
    }
}
