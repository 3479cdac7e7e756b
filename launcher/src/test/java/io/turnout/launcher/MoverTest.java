package io.turnout.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.turnout.launcher.FakeProject.Launched;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Datasets can be moved between the clusters, also those that are older than that. */
class MoverTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    private Path root;

    private FakeProject project;
    private Launched launched;

    @BeforeEach
    void create() throws Exception {
        project = FakeProject.in(root);
        up();
    }

    @AfterEach
    void stop() throws InterruptedException {
        launched.process().destroy();
        launched.process().waitFor();
    }

    @Test
    void mayDoWhatMovingTakesAndIsNoSuperuser() throws Exception {
        for (String owner : new String[] {"monorail", "talks", "notes"}) {
            assertThat(asMover(owner, """
                            select rolreplication and not rolsuper
                              and pg_has_role('%s', 'usage') and pg_has_role('pg_create_subscription', 'usage')
                              and pg_has_role('pg_read_all_stats', 'usage')
                              and has_parameter_privilege('deadlock_timeout', 'set')
                              and has_database_privilege(current_database(), 'create')
                              and has_schema_privilege('public', 'create')
                            from pg_roles where rolname = current_user
                            """.formatted(owner))).isEqualTo("t");
            assertThat(asMover(owner, "show wal_level")).isEqualTo("logical");
            assertThat(asMover(owner, "show max_slot_wal_keep_size")).isNotEqualTo("-1");
        }
    }

    @Test
    void isMadeInClustersThatWereThereBefore() throws Exception {
        try (Connection superuser = connect("notes", "postgres", "superuser");
                Statement statement = superuser.createStatement()) {
            statement.execute("drop owned by mover; drop role mover");
        }
        stop();

        up();

        assertThat(asMover("notes", "select current_user")).isEqualTo("mover");
    }

    private void up() throws Exception {
        launched = project.up("--no-content");
        await().atMost(PATIENCE).until(() -> {
            assertThat(launched.process().isAlive()).as(launched.said()).isTrue();
            return launched.said().contains("Turnout is up");
        });
    }

    private String asMover(String owner, String query) throws Exception {
        try (Connection connection = connect(owner, "mover", owner + "-mover");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    private Connection connect(String owner, String user, String secret) throws Exception {
        String password = Files.readString(project.data().resolve("secrets").resolve(secret));
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + project.port(owner + "-db") + "/" + owner, user, password);
    }
}
