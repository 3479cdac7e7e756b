package io.turnout.launcher.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BinariesTest {
    @TempDir
    private static Path kept;

    @TempDir
    private Path root;

    @BeforeAll
    static void keep() throws IOException {
        Binaries.keep(kept);
    }

    @Test
    void copiesWhatIsKeptAsItIs() throws IOException {
        Binaries copied = Binaries.in(root.resolve("data"), kept);
        Binaries unpacked = Binaries.in(root.resolve("other"), root.resolve("nothing"));

        assertThat(Files.isExecutable(copied.program("initdb"))).isTrue();
        assertThat(files(root.resolve("data")))
                .hasSizeGreaterThan(100)
                .isEqualTo(files(root.resolve("other")))
                .isEqualTo(files(unpackedIn(kept).getParent()));
    }

    @Test
    void unpacksNothingThatIsKept() throws IOException {
        Path marker = Files.createFile(unpackedIn(kept).resolve("marker"));

        Binaries.in(root.resolve("data"), kept);

        assertThat(unpackedIn(root.resolve("data")).resolve("marker")).exists();
        Files.delete(marker);
    }

    @Test
    void leavesWhatIsThereAsItIs() throws IOException {
        Binaries first = Binaries.in(root.resolve("data"), kept);
        Files.writeString(first.program("initdb"), "somebody's own");

        Binaries again = Binaries.in(root.resolve("data"), kept);

        assertThat(again.program("initdb")).hasContent("somebody's own");
    }

    @Test
    void startsOverWhereItWasBrokenOff() throws IOException {
        Files.createDirectories(root.resolve("data/unpacking/bin/initdb"));

        assertThat(Binaries.in(root.resolve("data"), kept).program("initdb")).isRegularFile();
    }

    @Test
    void keepsThoseOfThisBuildAlone() throws IOException {
        Path own = unpackedIn(kept);
        Path older = Files.createDirectories(kept.resolve("older"));
        Binaries.keep(kept);
        assertThat(older).exists();

        Files.move(own, kept.resolve("of another length"));
        Binaries.keep(kept);

        assertThat(kept).isDirectoryContaining(own::equals);
        assertThat(older).doesNotExist();
    }

    private static Path unpackedIn(Path kept) throws IOException {
        try (Stream<Path> all = Files.list(kept)) {
            return all.findFirst().orElseThrow();
        }
    }

    /** Every file below the one folder in it, with its rights, and where it leads. */
    private static List<String> files(Path parent) throws IOException {
        Path folder = unpackedIn(parent);
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(path -> !path.equals(folder))
                    .map(path -> describe(folder, path))
                    .sorted()
                    .toList();
        }
    }

    private static String describe(Path folder, Path path) {
        try {
            return "%s %s %s"
                    .formatted(
                            folder.relativize(path),
                            Files.isSymbolicLink(path)
                                    ? Files.readSymbolicLink(path)
                                    : Files.getPosixFilePermissions(path),
                            Files.isRegularFile(path) ? Files.size(path) : 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
