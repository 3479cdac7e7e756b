package io.turnout.platform.rest;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Transactional;

/** Rolls back what a request for a rehearsal writes. Around the transaction that there would be else, which joins it. */
@Interceptor
@Rehearsed
@Priority(Interceptor.Priority.PLATFORM_BEFORE)
class RehearsedInterceptor {
    private final Rehearsals rehearsals;

    RehearsedInterceptor(Rehearsals rehearsals) {
        this.rehearsals = rehearsals;
    }

    @AroundInvoke
    Object run(InvocationContext call) throws Exception {
        // a resource's method only says that there is one
        boolean writes = call.getMethod().isAnnotationPresent(Transactional.class);
        return writes && Rehearsal.current() != null ? rehearsals.run(call::proceed) : call.proceed();
    }
}
