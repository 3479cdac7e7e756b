package io.turnout.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnout.platform.identity.BearerToken.Absent;
import io.turnout.platform.identity.BearerToken.Unusable;
import io.turnout.platform.identity.BearerToken.Unverified;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BearerTokenTest {
    @ParameterizedTest
    @ValueSource(strings = {"Bearer a.b.c", "bearer a.b.c", "BEARER   a.b.c", " Bearer a.b.c\t"})
    void takesTheTokenHoweverTheSchemeIsSpelled(String header) {
        assertThat(BearerToken.of(List.of(header))).isEqualTo(new Unverified("a.b.c"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer", "Bearer ", "Bearera.b.c", "Basic YTpi", "a.b.c"})
    void asksForATokenWhereThereIsSomethingElse(String header) {
        assertThat(BearerToken.of(List.of(header))).isEqualTo(new Unusable(Refusal.noToken()));
    }

    @Test
    void knowsNoHeaderFromSeveral() {
        assertThat(BearerToken.of(List.of())).isEqualTo(new Absent());
        assertThat(BearerToken.of(List.of("Bearer a", "Bearer a")))
                .isEqualTo(new Unusable(Refusal.badToken(TokenFault.NOT_VALID)));
    }
}
