package io.turnout.launcher.compare;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What comes of sites that do not answer, or not to an end. */
class CompareFaultsTest extends CompareTest {
    @Test
    void failsACandidateThatGivesNoAnswer() {
        try (DeadSite candidate = new DeadSite()) {
            assertThatExitCodeOf(site("{}").url(), candidate.url()).isEqualTo(FAIL);
        }

        assertThat(said()).contains("status of GET /x?day=1", "no answer: ConnectException");
    }

    @Test
    void failsACandidateThatHangs() {
        StubSite hanging = site((StubSite.Handler) exchange -> Thread.sleep(30_000));

        assertThatExitCodeOf(site("{}"), hanging, "--timeout", "0.3", "--concurrency", "30")
                .isEqualTo(FAIL);
        assertThat(said()).contains("no answer: none within 300 ms");
    }

    @Test
    void endsAnAnswerThatNeverEnds() {
        StubSite.Handler endless = exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] piece = new byte[8];
            while (true) {
                exchange.getResponseBody().write(piece);
                exchange.getResponseBody().flush();
                Thread.sleep(20);
            }
        };

        assertThatExitCodeOf(site("{}"), site(endless), "--timeout", "0.3", "--concurrency", "30")
                .isEqualTo(FAIL);
    }

    @Test
    void knowsNothingOfACandidateWhereThePrimaryGivesNoAnswer() {
        try (DeadSite primary = new DeadSite()) {
            assertThatExitCodeOf(primary.url(), site("{}").url()).isEqualTo(INSUFFICIENT_TRAFFIC);
        }

        assertThat(said()).contains("60 were not answered by the primary: ConnectException");
    }
}
