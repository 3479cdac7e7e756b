package io.turnout.notes;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.turnout.testing.Fence;
import io.turnout.testing.IdentityResource;
import io.turnout.testing.PostgresResource;
import jakarta.inject.Inject;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(IdentityResource.class)
@QuarkusTestResource(StubTalks.class)
class RehearsedNoteTest {
    @Inject
    RehearsedNote rehearsed;

    @Inject
    Notes notes;

    @Inject
    DataSource database;

    @Test
    void leavesNothingBehind() throws Exception {
        long before = notes.count();

        rehearsed.rehearse();
        rehearsed.rehearse();

        assertThat(notes.count()).isEqualTo(before);
    }

    @Test
    void worksBehindAClosedFenceToo() throws Exception {
        Fence fence = Fence.around(database, "notes", "notes");
        fence.close();
        try {
            rehearsed.rehearse();
        } finally {
            fence.open();
        }

        assertThat(notes.count("author", "Nobody")).isZero();
    }
}
