package io.turnout.launcher;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Makes Ctrl-C, SIGTERM and a failed start end in the same way: everything is stopped before the launcher is gone. */
final class Signals {
    private volatile boolean stopping;

    private Signals() {}

    /**
     * Installs the handling.
     *
     * @param last what is done when everything has been stopped
     */
    static Signals handled(Shutdown shutdown, Progress progress, Runnable last) {
        Signals signals = new Signals();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            boolean running = !shutdown.hasBegun();
            signals.stopping = true;
            Instant start = Instant.now();
            if (running) {
                progress.say("\nStopping …");
            }
            try {
                shutdown.run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            last.run();
            if (running) {
                double seconds = Duration.between(start, Instant.now()).toMillis() / 1000.0;
                progress.say(
                        String.format(Locale.ROOT, "Everything is stopped after %.1f s; the data is kept.", seconds));
            }
        }));
        return signals;
    }

    /** While a signal is ending the launcher, what fails because of it is no news: waits for the end. */
    void waitIfStopping() throws InterruptedException {
        while (stopping) {
            Thread.sleep(Duration.ofMinutes(1));
        }
    }
}
