package io.turnout.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir
    private Path root;

    @Test
    void refusesAFolderThatHoldsSomethingElse() throws IOException {
        Files.writeString(root.resolve("thesis.txt"), "years of work");

        assertThatThrownBy(() -> DataFolder.open(root))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("holds something other than Turnout's data");

        assertThat(root.resolve("thesis.txt")).exists();
    }

    @Test
    void deletesNothingInAFolderWithoutItsMarker() throws IOException {
        DataFolder folder = DataFolder.open(root.resolve("data"));
        Files.writeString(folder.log("gateway").getParent().resolveSibling("kept"), "");
        Files.delete(root.resolve("data/turnout-data"));

        assertThatThrownBy(folder::clear).isInstanceOf(Refusal.class);

        assertThat(root.resolve("data/kept")).exists();
    }

    @Test
    void deletesAllDataWithoutFollowingLinksOutOfTheFolder() throws IOException {
        Path outside = Files.createDirectories(root.resolve("outside"));
        Files.writeString(outside.resolve("precious"), "");
        DataFolder folder = DataFolder.open(root.resolve("data"));
        Files.createDirectories(folder.cluster("talks"));
        Files.createSymbolicLink(folder.cluster("talks").resolve("link"), outside);

        folder.clear();

        assertThat(folder.cluster("talks")).doesNotExist();
        assertThat(outside.resolve("precious")).exists();
        assertThat(DataFolder.open(root.resolve("data")).path()).isEqualTo(folder.path());
    }

    @Test
    void letsOneHolderAtATimeUseIt() throws IOException {
        DataFolder folder = DataFolder.open(root.resolve("data"));

        try (FolderLock held = FolderLock.take(folder)) {
            assertThatThrownBy(() -> FolderLock.take(folder))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining(
                            "in use by process " + ProcessHandle.current().pid());
        }

        FolderLock.take(folder).close();
    }
}
