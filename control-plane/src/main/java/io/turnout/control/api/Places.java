package io.turnout.control.api;

import io.turnout.platform.ProblemType;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Lets so many look at once, and the others wait: however many pages are open, they leave connections for gateways and operators. */
public final class Places {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(4);

    private final Semaphore free;

    public Places(int atOnce) {
        this.free = new Semaphore(atOnce, true);
    }

    /** What finds no place within four seconds is refused as {@code unavailable}. */
    public <T> T in(Supplier<T> look) {
        try {
            if (!free.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw ProblemType.UNAVAILABLE.because("Too many ask at once.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ProblemType.UNAVAILABLE.because("The control plane stops.");
        }
        try {
            return look.get();
        } finally {
            free.release();
        }
    }
}
