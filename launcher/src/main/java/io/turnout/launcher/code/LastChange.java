package io.turnout.launcher.code;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** When the code of an app changed last. A build has no time in it, so whoever starts it tells it. */
public final class LastChange {
    private LastChange() {}

    /**
     * The time of the newest commit that touched what the app is built of, with an offset. Nothing if that is not known to be what was
     * built: there is no git, its files are not as they were committed, or some are newer than the build.
     *
     * @param root the project's folder
     * @param module the app's folder in it
     * @param built a file that its build has written
     */
    public static Optional<String> of(Path root, String module, Path built) throws InterruptedException {
        Git git = new Git(root);
        try {
            List<String> paths = Modules.of(root, module).stream()
                    .flatMap(each -> Stream.of(each + "/pom.xml", each + "/src/main"))
                    .toList();
            return !paths.isEmpty()
                            && git.knowsThePast()
                            && git.isAsCommitted(paths)
                            && isOlder(root, paths, Files.getLastModifiedTime(built))
                    ? git.lastCommit(paths)
                    : Optional.empty();
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty();
        }
    }

    private static boolean isOlder(Path root, List<String> paths, FileTime built) throws IOException {
        for (String path : paths) {
            if (Files.exists(root.resolve(path)) && hasNewer(root.resolve(path), built)) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasNewer(Path path, FileTime built) throws IOException {
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (Files.getLastModifiedTime(file).compareTo(built) > 0) {
                    return true;
                }
            }
            return false;
        }
    }
}
