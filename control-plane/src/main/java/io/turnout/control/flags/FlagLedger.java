package io.turnout.control.flags;

import com.fasterxml.jackson.databind.JsonNode;
import io.turnout.control.database.Reading;
import io.turnout.control.database.Row;
import io.turnout.control.database.Session;
import io.turnout.control.database.Sessions;
import io.turnout.flags.FlagException;
import io.turnout.flags.FlagReader;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The flags in the control plane's database. Each instance has a session of its own; not for several threads. */
public final class FlagLedger implements AutoCloseable {
    private static final String COLUMNS =
            "id, document, changed_by, reason, (extract(epoch from at) * 1000)::bigint as millis";

    private final Session session;

    public FlagLedger(Sessions control) {
        this.session = control.connect();
    }

    /** By whom, and why. */
    public record Change(String who, String why) {}

    /** @see Session#reading */
    <T> Reading<T> reading(Supplier<T> read) {
        return session.reading(read);
    }

    public FlagVersion current() {
        return newest(1).stream().findFirst().orElse(FlagVersion.FIRST);
    }

    public Optional<FlagVersion> version(long id) {
        return id == 0
                ? Optional.of(FlagVersion.FIRST)
                : session.row("select " + COLUMNS + " from flag_version where id = ?", id)
                        .map(FlagLedger::version);
    }

    /** The newest first. */
    public List<FlagVersion> newest(int limit) {
        return session.rows("select " + COLUMNS + " from flag_version order by id desc limit ?", limit).stream()
                .map(FlagLedger::version)
                .toList();
    }

    /** The one before it. */
    public FlagVersion before(FlagVersion version) {
        return session.row(
                        "select " + COLUMNS + " from flag_version where id < ? order by id desc limit 1", version.id())
                .map(FlagLedger::version)
                .orElse(FlagVersion.FIRST);
    }

    /** Makes a document of the one that holds. */
    public interface Edit {
        /** @throws FlagException if it comes to no flags */
        String apply(FlagVersion now) throws FlagException;
    }

    /**
     * Changes the flags; if they come out the same, nothing is changed.
     *
     * @param expected the version that the change is made for; null for whichever there is
     * @throws Changed if that is not the one that holds
     * @throws Divided if the flag of an experiment under way would become another
     * @throws FlagException if what comes out is none
     */
    public FlagVersion change(Edit edit, Long expected, Change change) throws FlagException {
        return change(edit, expected, change, null, together -> {});
    }

    /**
     * The same with something that is done in the same transaction.
     *
     * @param divided the flag whose experiment this begins or ends; those of other experiments under way stay as they are
     * @param also what it throws undoes the change
     */
    public FlagVersion change(Edit edit, Long expected, Change change, String divided, Consumer<Session> also)
            throws FlagException {
        try {
            return session.transaction(() -> {
                // others read meanwhile, and nobody else changes anything
                session.run("lock table flag_version in share row exclusive mode");
                FlagVersion now = current();
                if (expected != null && expected != now.id()) {
                    throw new Changed(now.id());
                }
                FlagVersion then = become(now, edit, change, divided);
                also.accept(session);
                return then;
            });
        } catch (Refused e) {
            throw e.cause;
        }
    }

    private static final class Refused extends RuntimeException {
        private final transient FlagException cause;

        Refused(FlagException cause) {
            this.cause = cause;
        }
    }

    private FlagVersion become(FlagVersion now, Edit edit, Change change, String divided) {
        try {
            String document = edit.apply(now);
            new FlagReader().read(document);
            JsonNode before = FlagReader.parse(now.document());
            JsonNode after = FlagReader.parse(document);
            if (before.equals(after)) {
                return now;
            }
            List<FlagChange> changes = FlagChange.between(before, after);
            changes.stream()
                    .map(FlagChange::part)
                    .filter(part -> !part.equals(divided))
                    .forEach(this::requireUndivided);
            session.update(
                    "insert into flag_version (document, changed_by, reason) values (?, ?, ?)",
                    document,
                    change.who(),
                    change.why());
            changes.forEach(this::date);
            return current();
        } catch (FlagException e) {
            throw new Refused(e);
        }
    }

    /** An experiment would go on to be shown, and nobody be divided any more. */
    private void requireUndivided(String flag) {
        session.row("select key from experiment where flag = ? and ended_at is null", flag)
                .ifPresent(experiment -> {
                    throw new Divided(flag, experiment.text("key"));
                });
    }

    private void date(FlagChange change) {
        if (change.after() == null) {
            session.update("delete from flag_change where flag = ?", change.part());
        } else {
            session.update("""
                    insert into flag_change (flag) values (?)
                    on conflict (flag) do update set at = excluded.at
                    """, change.part());
        }
    }

    /** Since when each flag is as it is, by its key. */
    public Map<String, Instant> changedAt() {
        Map<String, Instant> all = new HashMap<>();
        session.rows("select flag, (extract(epoch from at) * 1000)::bigint as millis from flag_change")
                .forEach(row -> all.put(row.text("flag"), at(row)));
        return all;
    }

    public Uses uses() {
        return new Uses(session);
    }

    FileMemory file() {
        return new FileMemory(session);
    }

    /** Why the file of flags is not followed as it is now; empty if it is, or there is none. */
    public Optional<String> fileRefused() {
        return file().refused();
    }

    private static FlagVersion version(Row row) {
        return new FlagVersion(
                row.number("id"), row.text("document"), row.text("changed_by"), row.text("reason"), at(row));
    }

    static Instant at(Row row) {
        return Instant.ofEpochMilli(row.number("millis"));
    }

    @Override
    public void close() {
        session.close();
    }
}
