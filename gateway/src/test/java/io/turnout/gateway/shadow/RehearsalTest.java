package io.turnout.gateway.shadow;

import org.junit.jupiter.api.BeforeEach;

/** Writes to a resource of the test's own, which both sides give alike when it is read. */
abstract class RehearsalTest extends ShadowTest {
    static final String PROOF = "Turnout-Rehearsal: rolled-back";
    static final String KEYED = "Idempotency-Key";

    final String resource = "/rehearsed/" + run;

    @BeforeEach
    void readAlike() {
        answer(talks(), resource, 200, "{\"a\":1}", "ETag: \"v2\"");
        answer(notes(), resource, 200, "{\"a\":1}", "ETag: \"v2\"");
    }

    void rehearsal(int status, String body, String headers) {
        answer(notes(), "rehearsal:" + resource, status, body, headers);
    }
}
