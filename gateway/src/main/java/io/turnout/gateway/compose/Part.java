package io.turnout.gateway.compose;

import io.turnout.gateway.proxy.MovedException;
import io.turnout.gateway.proxy.Reply;
import io.turnout.gateway.proxy.UpstreamException;
import io.turnout.gateway.proxy.UpstreamFailure;
import io.turnout.platform.Deadline;
import io.turnout.platform.ProblemException;
import io.vertx.core.Context;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;

/** One call under way. */
public final class Part {
    /** The call ends by itself at its deadline; this is for the way back, and for one that waits at the bulkhead. */
    private static final long GRACE_MILLIS = 250;

    private final String upstream;
    private final Deadline deadline;
    private final Context loop;
    private final Calls calls;
    private final CompletableFuture<Reply> reply;
    private Runnable cancel;

    /** @param calls that it is one of */
    Part(String upstream, Deadline deadline, Context loop, Guards guards, Calls calls, Calls.Start start) {
        this.upstream = upstream;
        this.deadline = deadline;
        this.loop = loop;
        this.calls = calls;
        this.reply = guards.call(upstream, () -> {
                    CompletableFuture<Reply> called = new CompletableFuture<>();
                    loop.runOnContext(v -> start.start(called, c -> cancel = c));
                    return called;
                })
                .toCompletableFuture();
    }

    /**
     * Waits for the answer, of any status below 500.
     *
     * @throws UpstreamException if there is none
     * @throws MovedException if what was asked for has moved
     */
    public Reply await() throws UpstreamException {
        try {
            return reply.get(deadline.remainingMillis() + GRACE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof MovedException moved) {
                throw moved;
            }
            UpstreamException failure = cause instanceof UpstreamException told
                    ? told
                    // the breaker is open or the bulkhead is full
                    : new UpstreamException(upstream, UpstreamFailure.BUSY);
            if (isRefused(cause)) {
                calls.couldNotAsk(failure);
            }
            throw failure;
        } catch (TimeoutException e) {
            drop();
            throw new UpstreamException(upstream, UpstreamFailure.TIMEOUT);
        } catch (InterruptedException e) {
            drop();
            Thread.currentThread().interrupt();
            throw new CancellationException("The client has gone");
        }
    }

    /** Whether too many calls were under way for another one, so that nobody was asked. */
    private static boolean isRefused(Throwable cause) {
        return cause instanceof BulkheadException
                || cause instanceof UpstreamException told && told.failure() == UpstreamFailure.BUSY;
    }

    /**
     * Waits for the part that an answer is nothing without.
     *
     * @throws ProblemException if it does not come
     */
    Reply main() {
        try {
            return await();
        } catch (UpstreamException e) {
            throw new ProblemException(e.failure().problem());
        }
    }

    /** Whether a client is to be given it. */
    boolean isForClient() {
        return calls.isForClient();
    }

    /** The answer has to do without it. */
    void isMissing() {
        calls.goWithout(upstream);
    }

    /** Nobody waits for it any more. */
    void drop() {
        loop.runOnContext(v -> {
            if (cancel != null) {
                cancel.run();
            }
        });
    }
}
