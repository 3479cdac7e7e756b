package io.turnout.platform.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionCookieTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            turnout-session=a.b.c                                 | a.b.c
            x=1; turnout-session=a.b.c; y=2                       | a.b.c
            x=1;turnout-session = a.b.c                           | a.b.c
            ''                                                    | -
            turnout-session=                                      | -
            turnout-session                                       | -
            xturnout-session=a.b.c                                | -
            turnout-sessionx=a.b.c                                | -
            Turnout-Session=a.b.c                                 | -
            x=turnout-session=a.b.c                               | -
            turnout-session=a.b.c; turnout-session=d.e.f          | -
            __Host-turnout-session=a.b.c                          | -
            """)
    void findsTheOneTokenThereIs(String header, String token) {
        assertThat(SessionCookie.PLAIN.tokenIn(List.of(header))).isEqualTo(token);
    }

    @Test
    void takesBySecureConnectionsNothingButTheCookieThatNobodyElseCanSet() {
        List<String> cookies = List.of("turnout-session=planted", "__Host-turnout-session=own");

        assertThat(SessionCookie.of("https").tokenIn(cookies)).isEqualTo("own");
        assertThat(SessionCookie.of("HTTPS").tokenIn(List.of("turnout-session=planted")))
                .isNull();
        assertThat(SessionCookie.of("http").tokenIn(cookies)).isEqualTo("planted");
    }

    @Test
    void believesNoneOfTwoInDifferentHeaders() {
        assertThat(SessionCookie.PLAIN.tokenIn(List.of("turnout-session=a", "turnout-session=b")))
                .isNull();
    }

    @Test
    void keepsATokenAsLongAsItIsValidAndOutOfReach() {
        assertThat(SessionCookie.PLAIN.keeping("a.b.c", NOW.plusSeconds(90), NOW))
                .isEqualTo("turnout-session=a.b.c; Path=/; Max-Age=90; HttpOnly; SameSite=Strict");
        assertThat(SessionCookie.SECURE.keeping("a.b.c", NOW.plusSeconds(90), NOW))
                .isEqualTo("__Host-turnout-session=a.b.c; Path=/; Max-Age=90; HttpOnly; SameSite=Strict; Secure");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, -100_000})
    void keepsNothingThatIsOver(long seconds) {
        assertThat(SessionCookie.PLAIN.keeping("a", NOW.plusSeconds(seconds), NOW))
                .contains("Max-Age=0;");
    }

    @Test
    void isRefusedWhereBrowsersWouldDropIt() {
        assertThat(SessionCookie.canKeep("x".repeat(3_900))).isTrue();
        assertThat(SessionCookie.canKeep("x".repeat(3_901))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"/, true", "/talks/1/notes, true", "/apiary, true", "/api/talks, false", "/api/, false"})
    void countsOnPagesAlone(String path, boolean counts) {
        assertThat(SessionCookie.countsAt(path)).isEqualTo(counts);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            a=1; turnout-session=x.y.z; b=2             | a=1; b=2
            turnout-session=x.y.z                       | -
            __Host-turnout-session=x; turnout-session=y | -
            a=1;  b=2;                                  | a=1; b=2
            a=turnout-session=x; odd                    | a=turnout-session=x; odd
            """)
    void canBeTakenOutOfOthers(String header, String rest) {
        assertThat(SessionCookie.without(header)).isEqualTo(rest);
    }

    @Test
    void isRemovedByTheSameNameAndPath() {
        assertThat(SessionCookie.SECURE.removed())
                .isEqualTo("__Host-turnout-session=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict; Secure");
    }
}
