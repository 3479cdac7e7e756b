package io.turnout.gateway.compose;

import io.smallrye.faulttolerance.api.TypedGuard;
import io.turnout.gateway.proxy.Reply;
import jakarta.enterprise.util.TypeLiteral;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** A circuit breaker and a bulkhead for each upstream that compositions call. */
@Singleton
class Guards {
    private static final int VOLUME = 20;
    private static final double FAILURES = 0.5;

    private final ComposeConfig config;
    private final String suffix;
    private final Map<String, TypedGuard<CompletionStage<Reply>>> guards = new ConcurrentHashMap<>();

    @Inject
    Guards(ComposeConfig config) {
        this(config, "");
    }

    /** @param suffix tells these from others in metrics */
    Guards(ComposeConfig config, String suffix) {
        this.config = config;
        this.suffix = suffix;
    }

    CompletionStage<Reply> call(String upstream, Supplier<CompletionStage<Reply>> call) {
        return guards.computeIfAbsent(upstream, this::guard).get(call);
    }

    private TypedGuard<CompletionStage<Reply>> guard(String upstream) {
        return TypedGuard.create(new TypeLiteral<CompletionStage<Reply>>() {})
                .withDescription(upstream + suffix)
                .withThreadOffload(false)
                .withCircuitBreaker()
                .requestVolumeThreshold(VOLUME)
                .failureRatio(FAILURES)
                .delay(config.breakerDelay().toMillis(), ChronoUnit.MILLIS)
                .successThreshold(1)
                .skipOn(java.util.concurrent.CancellationException.class)
                .done()
                .withBulkhead()
                .limit(config.calls())
                .queueSize(config.waiting())
                .done()
                .build();
    }
}
