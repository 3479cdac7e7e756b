package io.turnout.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.TreeSet;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A capability of an app that shares nothing with this project leaves its monolith under traffic, comes back, and leaves for good. */
class LibraryTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    @TempDir
    private Path folder;

    @Test
    void movesLoansOutOfALibraryAndBackWithoutLosingOneOrFailingARequest() throws Exception {
        Assumptions.assumeTrue(
                Files.exists(ROOT.resolve("launcher/target/launcher.jar")),
                "SKIPPED: the apps are not packaged, as mvn verify does it");
        try (LibrarySite site = LibrarySite.start(ROOT, folder)) {
            Members members = Members.of(site.gateway());

            assertThat(site.turnout("migrate")).as(site.said()).isZero();
            assertThat(site.isWritten("loans")).isTrue();
            assertThat(site.isWritten("library")).isFalse();
            members.awaitMore();

            assertThat(site.turnout("migrate", "rollback")).as(site.said()).isZero();
            assertThat(site.isWritten("loans")).isFalse();
            assertThat(site.isWritten("library")).isTrue();
            members.awaitMore();

            assertThat(site.turnout("migrate", "--to", "RETIRED"))
                    .as(site.said())
                    .isZero();
            members.awaitMore();
            members.close();
            assertThat(members.refused()).isEmpty();
            assertThat(members.lent()).isNotEmpty();
            assertThat(new TreeSet<>(site.loansMadeByRequests())).isEqualTo(members.lent());
            assertThat(site.loansMadeByRequests()).doesNotHaveDuplicates();

            site.stopLibrary();
            await().atMost(Duration.ofSeconds(30)).until(() -> members.status("/books/1") >= 500);
            assertThat(members.status(members.lent().first())).isEqualTo(200);
        }
    }
}
