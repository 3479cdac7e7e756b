package io.turnout.control.flags;

import com.fasterxml.jackson.databind.JsonNode;
import io.turnout.control.database.Database;
import io.turnout.control.database.DatabaseFailure;
import io.turnout.control.database.Reading;
import io.turnout.control.news.News;
import io.turnout.flags.FlagException;
import io.turnout.flags.FlagReader;
import java.time.Duration;
import java.util.Optional;

/** What gateways and services are told: the flags that hold. Thread-safe. */
public final class FlagNews implements AutoCloseable {
    private final Database control;
    private final News<Now> news = new News<>(this::look, Now::version);
    private FlagLedger ledger;
    private Reading<Now> reading;

    public FlagNews(Database control) {
        this.control = control;
    }

    /** All flags as they are. */
    public record Now(String version, JsonNode document) {}

    /**
     * The flags, as soon as they are others.
     *
     * @param version of those that are known
     * @return empty if they stay the same for as long as that
     */
    public Optional<Now> await(String version, Duration longest) throws InterruptedException {
        return news.await(version, longest);
    }

    private synchronized Now look() {
        try {
            if (ledger == null) {
                ledger = new FlagLedger(control);
                reading = ledger.reading(this::read);
            }
            return reading.now();
        } catch (DatabaseFailure e) {
            close();
            throw e;
        }
    }

    private Now read() {
        FlagVersion now = ledger.current();
        try {
            return new Now("v" + now.id(), FlagReader.parse(now.document()));
        } catch (FlagException e) {
            throw new IllegalStateException("It was read before it was kept", e);
        }
    }

    @Override
    public synchronized void close() {
        if (ledger != null) {
            ledger.close();
        }
        ledger = null;
        reading = null;
    }
}
