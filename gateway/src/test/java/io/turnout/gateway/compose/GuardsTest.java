package io.turnout.gateway.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.quarkus.test.junit.QuarkusTest;
import io.turnout.gateway.proxy.MovedException;
import io.turnout.gateway.proxy.Reply;
import io.turnout.gateway.proxy.UpstreamException;
import io.turnout.gateway.proxy.UpstreamFailure;
import io.turnout.gateway.stub.GatewayTest;
import io.turnout.platform.Deadline;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class GuardsTest extends GatewayTest {
    private static final Reply ANSWER = new Reply(200, "application/json", null, null, new byte[0]);
    private static int lastUpstream;

    private final String upstream = "guarded" + ++lastUpstream;

    @Inject
    Guards guards;

    @Inject
    ComposeConfig config;

    @Inject
    Vertx vertx;

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

    @Test
    void asksOnWhereNoClientWaits() {
        AtomicInteger asked = new AtomicInteger();
        Guards aside = new Guards(config, true);

        for (int i = 0; i < 100; i++) {
            aside.call(upstream, () -> {
                asked.incrementAndGet();
                return CompletableFuture.failedFuture(new UpstreamException(upstream, UpstreamFailure.BROKEN));
            });
        }

        assertThat(asked.get()).isEqualTo(100);
    }

    /** Nor is it taken for an answer that it was not asked: too many were under way. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void knowsWhetherItWasAskedAtAll(boolean isFull) {
        Guards aside = new Guards(config, true);
        int most = config.calls() + config.waiting();
        for (int i = 0; i < (isFull ? most : most - 1); i++) {
            aside.call(upstream, CompletableFuture::new);
        }
        Context loop = vertx.getOrCreateContext();
        Calls calls = new Calls(null, loop, aside, null, Deadline.in(Duration.ofMillis(1)), "", null, null);
        Part part = new Part(
                upstream,
                Deadline.in(Duration.ofMillis(1)),
                loop,
                aside,
                calls,
                (reply, cancel) -> reply.complete(ANSWER));

        assertThatThrownBy(part::await).isInstanceOf(UpstreamException.class);

        assertThat(catchThrowable(calls::requireAsked) != null).isEqualTo(isFull);
    }
}
