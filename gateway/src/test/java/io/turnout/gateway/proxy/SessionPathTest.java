package io.turnout.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the session's cookie is passed on follows the path that is routed, not its spelling. */
class SessionPathTest {
    @ParameterizedTest
    @CsvSource({
        "/api/talks, false",
        "/%61pi/talks, false",
        "/%61%70%69/talks?limit=2, false",
        "/talks/1/notes, true",
        "/talks?from=/api/, true"
    })
    void countsByTheDecodedPath(String uri, boolean counts) {
        assertThat(ForwardedHeaders.countsAt(uri)).isEqualTo(counts);
    }
}
