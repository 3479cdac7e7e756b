package io.turnout.gateway.compose;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.turnout.gateway.proxy.MovedException;
import io.turnout.gateway.proxy.Reply;
import io.turnout.gateway.proxy.UpstreamException;
import io.turnout.gateway.proxy.UpstreamFailure;
import io.turnout.gateway.stub.GatewayTest;
import jakarta.inject.Inject;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
class GuardsTest extends GatewayTest {
    private static final Reply ANSWER = new Reply(200, "application/json", null, null, new byte[0]);
    private static int lastUpstream;

    private final String upstream = "guarded" + ++lastUpstream;

    @Inject
    Guards guards;

    static Stream<Exception> noFailures() {
        return Stream.of(new MovedException(), new CancellationException());
    }

    /** At a handover all that is under way finds its data moved. */
    @ParameterizedTest
    @MethodSource("noFailures")
    void goesOnAskingWhenDataHasMovedOrNobodyWaits(Exception end) {
        for (int i = 0; i < 100; i++) {
            guards.call(upstream, () -> CompletableFuture.failedFuture(end));
        }

        assertThat(guards.call(upstream, () -> CompletableFuture.completedFuture(ANSWER)))
                .isCompletedWithValue(ANSWER);
    }

    @Test
    void leavesAnUpstreamAloneThatFails() {
        AtomicInteger asked = new AtomicInteger();

        for (int i = 0; i < 100; i++) {
            guards.call(upstream, () -> {
                asked.incrementAndGet();
                return CompletableFuture.failedFuture(new UpstreamException(upstream, UpstreamFailure.BROKEN));
            });
        }

        assertThat(asked.get()).isBetween(20, 99);
    }
}
