package io.turnout.gateway.shadow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

/** A side that may have done what it was to rehearse. It is not trusted again, so this has a gateway of its own. */
@QuarkusTest
@TestProfile(UnprovenRehearsalTest.OwnGateway.class)
class UnprovenRehearsalTest extends ShadowTest {
    public static final class OwnGateway implements QuarkusTestProfile {}

    @Test
    void isNotAskedASecondTime() {
        String resource = "/rehearsed/" + run;
        answer(talks(), resource, 200, "{}");
        answer(notes(), "rehearsal:" + resource, 200, "{}");
        compareAll("rehearsed");

        client().send("PUT", resource, "{}");
        await().until(() -> notCompared("NOT_REHEARSED") == 1);
        String asked = asked(notes());
        client().send("PUT", resource, "{}");

        await().until(() -> notCompared("NOT_REHEARSED") == 2);
        assertThat(asked(notes())).isEqualTo(asked);
    }
}
