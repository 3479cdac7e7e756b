package io.turnout.notes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
    void leavesNothingBehind() {
        long before = notes.count();

        rehearsed.rehearse();
        rehearsed.rehearse();

        assertThat(notes.count()).isEqualTo(before);
    }

    @Test
    void leavesNoTransactionOpenWhenAFenceRefusesIt() throws Exception {
        Fence fence = Fence.around(database, "notes", "notes");
        fence.close();
        try {
            assertThatThrownBy(rehearsed::rehearse);
        } finally {
            fence.open();
        }

        rehearsed.rehearse();
        assertThat(notes.count("author", "Nobody")).isZero();
    }
}
