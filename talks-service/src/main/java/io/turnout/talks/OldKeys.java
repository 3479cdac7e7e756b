package io.turnout.talks;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.turnout.platform.rest.Idempotency;
import jakarta.inject.Singleton;

/** Forgets idempotency keys that nobody will repeat any more. */
@Singleton
class OldKeys {
    private final Idempotency idempotency;

    OldKeys(Idempotency idempotency) {
        this.idempotency = idempotency;
    }

    @Scheduled(every = "1h", delayed = "1m")
    @RunOnVirtualThread
    void forget() {
        idempotency.forgetOld();
    }
}
