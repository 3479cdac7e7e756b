package io.turnout.talks;

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
class RehearsedTalkTest {
    @Inject
    RehearsedTalk rehearsed;

    @Inject
    Talks talks;

    @Inject
    DataSource database;

    @Test
    void leavesNothingBehind() throws Exception {
        long before = talks.count();

        rehearsed.rehearse();
        rehearsed.rehearse();

        assertThat(talks.count()).isEqualTo(before);
    }

    @Test
    void worksBehindAClosedFenceToo() throws Exception {
        Fence fence = Fence.around(database, "talks", "talks");
        fence.close();
        try {
            rehearsed.rehearse();
        } finally {
            fence.open();
        }

        assertThat(talks.count("title", "Never given")).isZero();
    }
}
