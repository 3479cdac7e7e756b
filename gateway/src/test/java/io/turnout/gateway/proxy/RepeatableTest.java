package io.turnout.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpMethod;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RepeatableTest {
    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            method,  keyed, conditional, afterRefusal, afterBreak, afterSilence
            GET,     false, false,       true,         true,       false
            HEAD,    false, false,       true,         true,       false
            OPTIONS, false, false,       true,         true,       false
            PUT,     false, false,       true,         true,       false
            PUT,     false, true,        true,         false,      false
            DELETE,  false, false,       true,         false,      false
            PATCH,   false, false,       false,        false,      false
            POST,    false, false,       false,        false,      false
            POST,    true,  false,       true,         true,       true
            """)
    void tellsWhatMayBeSentAgainAfterWhat(
            String method,
            boolean keyed,
            boolean conditional,
            boolean afterRefusal,
            boolean afterBreak,
            boolean afterSilence) {
        Repeatable request = new Repeatable(HttpMethod.valueOf(method), true, keyed, conditional);

        assertThat(request.afterRefusal()).isEqualTo(afterRefusal);
        assertThat(request.afterBreak()).isEqualTo(afterBreak);
        assertThat(request.afterSilence()).isEqualTo(afterSilence);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "POST"})
    void sendsNothingAgainThatIsNotThereAnyMore(String method) {
        Repeatable request = new Repeatable(HttpMethod.valueOf(method), false, true, false);

        assertThat(request.afterRefusal()).isFalse();
        assertThat(request.afterBreak()).isFalse();
        assertThat(request.afterSilence()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"GET, 500, false", "POST, 200, true", "POST, 404, false", "DELETE, 503, true", "PUT, 302, true"})
    void tellsWhatMayHaveBeenDoneByItsAnswer(String method, int status, boolean expected) {
        Repeatable request = new Repeatable(HttpMethod.valueOf(method), true, false, false);

        assertThat(request.mayBeDone(status)).isEqualTo(expected);
    }
}
