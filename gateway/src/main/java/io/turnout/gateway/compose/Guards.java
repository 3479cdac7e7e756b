package io.turnout.gateway.compose;

import io.smallrye.faulttolerance.api.CircuitBreakerState;
import io.smallrye.faulttolerance.api.TypedGuard;
import io.turnout.gateway.proxy.MovedException;
import io.turnout.gateway.proxy.Reply;
import jakarta.enterprise.util.TypeLiteral;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** A bulkhead for each upstream that compositions call, and a circuit breaker for what clients wait for. */
@Singleton
class Guards {
    private static final Logger LOG = Logger.getLogger(Guards.class);
    /** That is no failure of who was asked: nobody waits any more, or the data is elsewhere, as it is for all at a handover. */
    private static final Collection<Class<? extends Throwable>> NO_FAILURES =
            List.of(CancellationException.class, MovedException.class);

    private static final int VOLUME = 20;
    private static final double FAILURES = 0.5;

    private final ComposeConfig config;
    private final boolean aside;
    private final Map<String, TypedGuard<CompletionStage<Reply>>> guards = new ConcurrentHashMap<>();

    @Inject
    Guards(ComposeConfig config) {
        this(config, false);
    }

    /**
     * @param aside for calls that no client waits for: whoever fails is to be found out by them, so each is made, and what becomes of them
     *     says nothing of whether clients' calls are worth a try
     */
    Guards(ComposeConfig config, boolean aside) {
        this.config = config;
        this.aside = aside;
    }

    CompletionStage<Reply> call(String upstream, Supplier<CompletionStage<Reply>> call) {
        return guards.computeIfAbsent(upstream, this::guard).get(call);
    }

    private TypedGuard<CompletionStage<Reply>> guard(String upstream) {
        TypedGuard.Builder<CompletionStage<Reply>> guard = TypedGuard.create(
                        new TypeLiteral<CompletionStage<Reply>>() {})
                .withDescription(aside ? upstream + "-aside" : upstream)
                .withThreadOffload(false)
                .withBulkhead()
                .limit(config.calls())
                .queueSize(config.waiting())
                .done();
        return aside ? guard.build() : withBreaker(guard, upstream).build();
    }

    private TypedGuard.Builder<CompletionStage<Reply>> withBreaker(
            TypedGuard.Builder<CompletionStage<Reply>> guard, String upstream) {
        return guard.withCircuitBreaker()
                .requestVolumeThreshold(VOLUME)
                .failureRatio(FAILURES)
                .delay(config.breakerDelay().toMillis(), ChronoUnit.MILLIS)
                .successThreshold(1)
                .skipOn(NO_FAILURES)
                .onStateChange(state -> tell(upstream, state))
                .done();
    }

    private void tell(String whom, CircuitBreakerState state) {
        switch (state) {
            case OPEN ->
                LOG.warnf(
                        "%s is left alone for %d ms: of the last %d calls, half have failed",
                        whom, config.breakerDelay().toMillis(), VOLUME);
            case CLOSED -> LOG.infof("%s is asked again", whom);
            case HALF_OPEN -> LOG.debugf("%s is tried again", whom);
        }
    }
}
