package io.turnout.talks;

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
class RehearsedTalkTest {
    @Inject
    RehearsedTalk rehearsed;

    @Inject
    Talks talks;

    @Inject
    DataSource database;

    @Test
    void leavesNothingBehind() {
        long before = talks.count();

        rehearsed.rehearse();
        rehearsed.rehearse();

        assertThat(talks.count()).isEqualTo(before);
    }

    @Test
    void leavesNoTransactionOpenWhenAFenceRefusesIt() throws Exception {
        Fence fence = Fence.around(database, "talks", "talks");
        fence.close();
        try {
            assertThatThrownBy(rehearsed::rehearse);
        } finally {
            fence.open();
        }

        rehearsed.rehearse();
        assertThat(talks.count("title", "Never given")).isZero();
    }
}
