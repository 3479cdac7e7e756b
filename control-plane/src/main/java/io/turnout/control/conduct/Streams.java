package io.turnout.control.conduct;

import io.turnout.control.database.Session;
import io.turnout.control.plan.Dataset;
import io.turnout.control.procedure.Side;
import io.turnout.control.replication.Stream;
import io.turnout.control.replication.StreamLook;
import io.turnout.control.replication.StreamStatus;
import io.turnout.control.replication.Streaming;

/** The two directions of a dataset's replication. */
public final class Streams {
    private final Dataset dataset;

    public Streams(Dataset dataset) {
        this.dataset = dataset;
    }

    /** The one that the other side follows. */
    public Stream from(Side side) {
        return side == Side.SOURCE
                ? new Stream(dataset.name(), dataset.tables(), dataset.source(), dataset.target())
                : new Stream(dataset.name(), dataset.tables(), dataset.target(), dataset.source());
    }

    StreamStatus status(Side from, Sides sides) {
        return new StreamLook(from(from)).status(sides.quick(from), sides.quick(from.other()));
    }

    /** @param copy whether the rows that are there are copied first */
    void establish(Side from, Sides sides, boolean copy) {
        try (Session sender = sides.patient(from);
                Session receiver = sides.patient(from.other())) {
            new Streaming(from(from)).establish(sender, receiver, copy);
        }
    }

    /** Takes down both. */
    void remove(Sides sides) {
        for (Side from : Side.values()) {
            try (Session sender = sides.patient(from);
                    Session receiver = sides.patient(from.other())) {
                new Streaming(from(from)).remove(sender, receiver);
            }
        }
    }

    /** Lets a side forget the stream that goes out from it, so that it keeps no WAL for a receiver that is gone. */
    void relieve(Side from, Sides sides) {
        try (Session sender = sides.patient(from)) {
            new Streaming(from(from)).removeSlot(sender);
        }
    }
}
