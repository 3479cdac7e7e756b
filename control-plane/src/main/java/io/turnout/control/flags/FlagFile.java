package io.turnout.control.flags;

import io.turnout.control.database.Database;
import io.turnout.control.database.DatabaseFailure;
import io.turnout.flags.FlagException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/**
 * Watches a file of flags: when it is another one than it was, its flags become those that hold. What is changed elsewhere meanwhile
 * stays so: the file is followed from change to change, and not put back.
 */
public final class FlagFile implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(FlagFile.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(300);

    private final Database control;
    private final Path file;
    private final BooleanSupplier leads;
    private final Thread thread;
    private volatile boolean closed;
    private String seen;

    /** @param leads whether this process is the one that acts */
    public FlagFile(Database control, Path file, BooleanSupplier leads) {
        this.control = control;
        this.file = file;
        this.leads = leads;
        this.thread = Thread.ofVirtual().name("flag-file").unstarted(this::watch);
    }

    public void start() {
        thread.start();
    }

    private void watch() {
        while (!closed) {
            try {
                if (leads.getAsBoolean() && Files.isReadable(file)) {
                    look(Files.readString(file));
                }
                Thread.sleep(BETWEEN_LOOKS);
            } catch (IOException | DatabaseFailure e) {
                LOG.warnf("The flags of %s cannot be followed at the moment: %s", file, e);
                pause();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.error("Following the file of flags goes on after an unexpected failure", e);
                pause();
            }
        }
    }

    private void look(String content) {
        if (content.equals(seen)) {
            return;
        }
        try (FlagLedger ledger = new FlagLedger(control)) {
            if (!ledger.file().has(content)) {
                follow(ledger, content);
            }
        }
        seen = content;
    }

    private void follow(FlagLedger ledger, String content) {
        try {
            FlagVersion version = ledger.change(
                    now -> content,
                    null,
                    new FlagLedger.Change(file.getFileName().toString(), "the file was changed"),
                    null,
                    session -> new FileMemory(session).note(content, null));
            LOG.infof("The flags of %s hold from now on, as version %d", file, version.id());
        } catch (FlagException | Divided e) {
            LOG.errorf("The flags of %s are refused, those that held before still hold: %s", file, e.getMessage());
            ledger.file().note(content, e.getMessage());
        }
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_LOOKS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
