package io.turnout.control.ledger;

import io.turnout.control.database.Row;
import io.turnout.control.procedure.Entry;
import io.turnout.control.procedure.Entry.Begun;
import io.turnout.control.procedure.Entry.Ended;
import io.turnout.control.procedure.Entry.Refused;
import io.turnout.control.procedure.Entry.Requested;
import io.turnout.control.procedure.Entry.Settled;
import io.turnout.control.procedure.Entry.Undoing;
import io.turnout.control.procedure.Operation;
import io.turnout.control.procedure.Outcome;
import io.turnout.control.procedure.Step;

/** Entries as rows. */
final class Entries {
    private Entries() {}

    static Entry read(Row row) {
        String subject = row.text("subject");
        return switch (row.text("kind")) {
            case "REQUESTED" -> new Requested(Operation.valueOf(row.text("operation")), row.number("turn"));
            case "BEGUN" -> new Begun(Step.valueOf(subject));
            case "ENDED" -> new Ended(Step.valueOf(subject));
            case "REFUSED" -> new Refused(Step.valueOf(subject), row.text("detail"));
            case "UNDOING" -> new Undoing(row.text("detail"));
            case "SETTLED" -> new Settled(Outcome.valueOf(subject));
            case String other -> throw new IllegalStateException("The journal has an unknown entry: " + other);
        };
    }

    static String kind(Entry entry) {
        return entry.getClass().getSimpleName().toUpperCase(java.util.Locale.ROOT);
    }

    static String subject(Entry entry) {
        return switch (entry) {
            case Requested requested -> requested.operation().name();
            case Begun begun -> begun.step().name();
            case Ended ended -> ended.step().name();
            case Refused refused -> refused.step().name();
            case Undoing undoing -> null;
            case Settled settled -> settled.outcome().name();
        };
    }

    static String detail(Entry entry) {
        return switch (entry) {
            case Refused refused -> refused.why();
            case Undoing undoing -> undoing.why();
            case Requested requested -> null;
            case Begun begun -> null;
            case Ended ended -> null;
            case Settled settled -> null;
        };
    }
}
