package io.turnout.launcher;

import io.turnout.launcher.identity.Keys;
import io.turnout.launcher.identity.Role;
import io.turnout.launcher.postgres.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The secrets of a system in containers: what {@code docker-compose.yml} mounts as files, and the copies from which the
 * local Kubernetes overlay makes its own. The folders are their owner's alone; what Compose mounts can be read by all in
 * there, because each container reads it as another user than the one who owns it here. The private key stays here.
 */
final class ContainerSecrets {
    private static final String LOADER_TOKEN = "loader-token";
    /** The loader may be run at any time after the images were built; they are built again more often than this. */
    private static final Duration LOADER = Duration.ofDays(90);

    private final Path compose;
    private final Path kubernetes;

    private ContainerSecrets(Path compose, Path kubernetes) {
        this.compose = compose;
        this.kubernetes = kubernetes;
    }

    static ContainerSecrets in(Path compose, Path kubernetes) {
        return new ContainerSecrets(compose, kubernetes);
    }

    /** Makes what is not there yet, and a new token for the loader. */
    void make() throws IOException {
        createPrivate(compose);
        createPrivate(kubernetes);
        Secrets passwords = new Secrets(compose);
        List<String> names = Stream.of(
                        names(Part.databases(), "-superuser-password"),
                        names(Part.databases(), "-password"),
                        names(Part.moved(), "-mover-password"),
                        Stream.of(Secrets.REHEARSALS))
                .flatMap(Function.identity())
                .toList();
        for (String name : names) {
            passwords.of(name);
            readableInContainers(name);
            copy(compose.resolve(name));
        }
        Keys keys = Keys.in(compose.resolve("identity"));
        copy(keys.publicKeys());
        Files.writeString(
                compose.resolve(LOADER_TOKEN),
                keys.token("conference", null, Set.of(Role.ATTENDEE, Role.EDITOR), LOADER));
        readableInContainers(LOADER_TOKEN);
    }

    private static Stream<String> names(List<Part> databases, String suffix) {
        return databases.stream().map(database -> database.label() + suffix);
    }

    private void copy(Path secret) throws IOException {
        Files.copy(secret, kubernetes.resolve(secret.getFileName()), StandardCopyOption.REPLACE_EXISTING);
    }

    private static void createPrivate(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }

    private void readableInContainers(String name) throws IOException {
        Files.setPosixFilePermissions(compose.resolve(name), PosixFilePermissions.fromString("rw-r--r--"));
    }
}
