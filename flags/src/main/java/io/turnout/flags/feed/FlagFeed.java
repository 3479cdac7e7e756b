package io.turnout.flags.feed;

import io.turnout.flags.FlagException;
import io.turnout.flags.FlagReader;
import io.turnout.flags.FlagSet;
import java.io.IOException;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Follows the control plane's flags; while it is silent they are what they were last, also after a restart. */
final class FlagFeed implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(FlagFeed.class);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final FlagMemory memory;
    private volatile FlagSet flags = FlagSet.EMPTY;
    private volatile boolean closed;
    private volatile Thread thread;
    private String version = "";

    FlagFeed(FlagMemory memory) {
        this.memory = memory;
    }

    FlagSet flags() {
        return flags;
    }

    /** What was known last, until there is something newer. */
    void recall() {
        memory.read().ifPresent(document -> {
            try {
                flags = new FlagReader().read(document);
            } catch (FlagException e) {
                LOG.warnf("The flags that were known last are none: %s", e.getMessage());
            }
        });
    }

    void follow(Control control) {
        thread = Thread.ofVirtual().name("flag-feed").start(() -> run(control));
    }

    private void run(Control control) {
        while (!closed) {
            try {
                Control.Told told = control.changed(version);
                if (told == null) {
                    // one that answers at once is not to keep anybody busy
                    Thread.sleep(PAUSE);
                } else {
                    take(told);
                }
            } catch (IOException e) {
                LOG.debugf("The control plane does not say what flags there are: %s", e);
                pause();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.error("Following flags goes on after an unexpected failure", e);
                pause();
            }
        }
    }

    private void take(Control.Told told) throws IOException {
        if (told.version() == null || told.document() == null) {
            throw new IOException("it says nothing");
        }
        String document = told.document().toPrettyString();
        try {
            flags = new FlagReader().read(document);
            memory.keep(document);
            LOG.infof("Flags from now on, %s: %s", told.version(), flags.flags().keySet());
        } catch (FlagException e) {
            // of a newer control plane, say: what is known still holds, and it is not asked for again
            LOG.errorf("The control plane's flags %s are refused: %s", told.version(), e.getMessage());
        }
        version = told.version();
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed = true;
        if (thread != null) {
            thread.interrupt();
        }
    }
}
