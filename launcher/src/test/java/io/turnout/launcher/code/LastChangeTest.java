package io.turnout.launcher.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LastChangeTest {
    private static final String FIRST = "2026-03-01T10:00:00+01:00";
    private static final String SECOND = "2026-04-01T10:00:00+02:00";

    @TempDir
    private Path root;

    @BeforeEach
    void commitTwoModules() throws Exception {
        write("app/pom.xml", """
                <dependency><groupId>x</groupId><artifactId>shared</artifactId></dependency>
                <dependency><groupId>x</groupId><artifactId>helper</artifactId><scope>test</scope></dependency>
                <dependency><groupId>org.x</groupId><artifactId>no-module-here</artifactId></dependency>
                """);
        write("app/src/main/A.java", "a");
        write("app/src/test/ATest.java", "a");
        write("shared/pom.xml", "");
        write("shared/src/main/S.java", "s");
        write("helper/pom.xml", "");
        write("helper/src/main/H.java", "h");
        write(".gitignore", "target/");
        git(FIRST, "init", "-q");
        commit(FIRST);
        built();
    }

    @Test
    void isWhenTheNewestCommitWasMadeThatTouchedWhatItIsBuiltOf() throws Exception {
        assertThat(lastChange()).contains(FIRST);

        write("shared/src/main/S.java", "another s");
        commit(SECOND);
        built();

        assertThat(lastChange()).contains(SECOND);
    }

    @Test
    void isNotOfWhatIsNoPartOfTheBuild() throws Exception {
        write("app/src/test/ATest.java", "another a");
        write("helper/src/main/H.java", "another h");
        commit(SECOND);
        built();

        assertThat(lastChange()).contains(FIRST);
    }

    @Test
    void isNotSaidOfFilesThatAreNotAsTheyWereCommitted() throws Exception {
        write("shared/src/main/New.java", "new");
        built();

        assertThat(lastChange()).isEmpty();
    }

    @Test
    void isNotSaidOfABuildThatIsOlderThanItsFiles() throws Exception {
        write("app/src/main/A.java", "another a");
        commit(SECOND);
        builtAt(Instant.now().minusSeconds(60));

        assertThat(lastChange()).isEmpty();
    }

    @Test
    void isNotSaidWhereThereIsNoPast() throws Exception {
        Path clone = root.resolveSibling(root.getFileName() + "-clone");
        write("shared/src/main/S.java", "another s");
        commit(SECOND);
        git(SECOND, "clone", "-q", "--depth", "1", root.toUri().toString(), clone.toString());
        Path jar = Files.createDirectories(clone.resolve("app/target")).resolve("app.jar");
        Files.writeString(jar, "built");
        Files.setLastModifiedTime(jar, FileTime.from(Instant.now().plusSeconds(60)));

        assertThat(LastChange.of(clone, "app", jar)).isEmpty();
    }

    @Test
    void isNotSaidWhereThereIsNoGit(@TempDir Path elsewhere) throws Exception {
        Files.createDirectories(elsewhere.resolve("app"));
        Files.writeString(elsewhere.resolve("app/pom.xml"), "");

        assertThat(LastChange.of(elsewhere, "app", elsewhere.resolve("app/pom.xml")))
                .isEmpty();
    }

    private Optional<String> lastChange() throws InterruptedException {
        return LastChange.of(root, "app", root.resolve("app/target/app.jar"));
    }

    private void built() throws IOException {
        builtAt(Instant.now().plusSeconds(60));
    }

    private void builtAt(Instant time) throws IOException {
        write("app/target/app.jar", "built");
        Files.setLastModifiedTime(root.resolve("app/target/app.jar"), FileTime.from(time));
    }

    private void write(String file, String content) throws IOException {
        Files.createDirectories(root.resolve(file).getParent());
        Files.writeString(root.resolve(file), content);
    }

    private void commit(String at) throws Exception {
        git(at, "add", ".");
        git(at, "-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-q", "-m", "a change");
    }

    private void git(String at, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("git", "-C", root.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment().put("GIT_AUTHOR_DATE", at);
        builder.environment().put("GIT_COMMITTER_DATE", at);
        assertThat(builder.start().waitFor()).isZero();
    }
}
