package io.turnout.control.fence;

import io.turnout.control.database.DatabaseFailure;
import io.turnout.control.database.Row;
import io.turnout.control.database.Session;
import io.turnout.control.database.TableName;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The fence of one dataset. Each method is one durable transaction in the session's database, takes effect as a whole or
 * not at all, and may be repeated.
 */
public final class Fence {
    /** SQLSTATE of a refused write. */
    public static final String REFUSAL = "TN001";

    private final String dataset;
    private final List<TableName> tables;
    private final FenceRow row;
    private final Tokens tokens;
    private final Writers writers;

    /** @param dataset lower-case letters, digits and dashes only */
    public Fence(String dataset, List<TableName> tables) {
        this.dataset = dataset;
        this.tables = List.copyOf(tables);
        this.row = new FenceRow(dataset);
        this.tokens = new Tokens(dataset, this.tables);
        this.writers = new Writers(this.tables);
    }

    /** Puts the fence up; one that is there stays open or closed as it is. Forgets tokens, so call it before streaming. */
    public FenceState install(Session session, boolean open, long epoch) {
        FenceRow.durably(session, () -> {
            FenceSchema.create(session);
            session.update("""
                    insert into turnout.fence (dataset, open, epoch) values (?, ?, ?) on conflict do nothing
                    """, dataset, open, epoch);
            row.raise(session, epoch);
            return tokens.forget(session);
        });
        Cascades.guard(session, dataset, tables);
        Guards.complete(session, dataset, tables);
        return look(session).orElseThrow();
    }

    /** Empty if there is no such fence. */
    public Optional<FenceState> look(Session session) {
        return row.look(session);
    }

    /** Shuts out every leader of an older epoch, also what it has under way. */
    public Optional<FenceState> claim(Session session, long epoch) {
        if (look(session).isEmpty()) {
            return Optional.empty();
        }
        return FenceRow.durably(session, () -> {
            if (FenceSchema.isOld(session)) {
                FenceSchema.create(session);
            }
            row.raise(session, epoch);
            return look(session);
        });
    }

    /**
     * Closes an open side, waits for the writers in flight, and sends the token after their writes.
     *
     * @throws WritersInFlight if they take long: it is closed then, and to be called again
     */
    public void close(Session session, long turn, long epoch) {
        try {
            FenceRow.durably(session, () -> shut(session, turn, epoch));
        } catch (DatabaseFailure e) {
            if (!e.isLockConflict()) {
                throw e;
            }
            // writers of higher isolation share a lock on the fence, and could keep it for ever between them
            FenceRow.durably(session, () -> {
                Patience.lock(session, tables);
                return shut(session, turn, epoch);
            });
        }
        if (!hasToken(session, turn)) {
            writers.drain(session);
            FenceRow.durably(session, () -> {
                FenceState found = row.raise(session, epoch);
                require(!found.open() && found.turn() == turn, found, "send the token", turn);
                return tokens.issue(session, turn);
            });
        }
    }

    /** Whether all that the other side wrote before it closed in this turn is here. */
    public boolean hasToken(Session session, long turn) {
        return tokens.has(session, turn);
    }

    /** Opens a closed side by the other side's token. */
    public void open(Session session, long turn, long epoch) {
        FenceRow.durably(session, () -> {
            FenceState found = row.raise(session, epoch);
            if (found.open() && found.turn() == turn) {
                return null;
            }
            require(!found.open() && found.turn() < turn, found, "open", turn);
            if (!hasToken(session, turn)) {
                throw new FenceRefusal("The other side's last writes before turn %d are not here yet.".formatted(turn));
            }
            requireStreaming(session);
            Guards.requireComplete(session, dataset, tables);
            Sequences.advance(session, tables, tokens.sequences(session, turn));
            row.set(session, true, turn);
            return null;
        });
    }

    /** What each sequence of this side gives next, by the column it feeds. */
    public Map<String, Long> sequences(Session session) {
        return Sequences.next(session, tables);
    }

    /**
     * Moves the sequences of a closed side before those of the other one, whose rows come with values that these have not given:
     * else a write that is only rehearsed here would take what is taken. Does nothing where this side is open.
     *
     * @param others what the other side's give next
     * @param lead by how many values
     */
    public void leadSequences(Session session, Map<String, Long> others, int lead) {
        session.transaction(() -> {
            Patience.limit(session);
            // it cannot open until this is over
            boolean closed = session.row("select from turnout.fence where dataset = ? and not open for share", dataset)
                    .isPresent();
            if (closed) {
                Sequences.lead(session, tables, others, lead);
            }
        });
    }

    /** Makes the token of a turn worthless here. False if this side is open by it already. */
    public boolean revoke(Session session, long turn, long epoch) {
        return FenceRow.durably(session, () -> {
            FenceState found = row.raise(session, epoch);
            if (found.open()) {
                return false;
            }
            row.set(session, false, Math.max(turn, found.turn()));
            return true;
        });
    }

    /** Opens the side that closed in this turn again, or keeps it from closing in it; the caller has seen to the other. */
    public void reopen(Session session, long turn, long epoch) {
        FenceRow.durably(session, () -> {
            FenceState found = row.raise(session, epoch);
            require(found.open() || found.turn() == turn, found, "reopen", turn);
            row.set(session, true, Math.max(turn, found.turn()));
            return null;
        });
    }

    /** Remembers whether the tables' rows have all come by replication. */
    public void markFilled(Session session, boolean filled, long epoch) {
        FenceRow.durably(session, () -> {
            row.raise(session, epoch);
            return session.update("update turnout.fence set filled = ? where dataset = ?", filled, dataset);
        });
    }

    /** Empties a closed side whose rows have all come by replication. */
    public void empty(Session session, long epoch) {
        FenceRow.durably(session, () -> {
            FenceState found = row.raise(session, epoch);
            if (found.open() || !found.filled()) {
                throw new FenceRefusal("This side is not emptied: it is open, or had rows of its own.");
            }
            Patience.lock(session, tables);
            Guards.without(session, dataset, tables, () -> session.run("truncate " + TableName.quoted(tables)));
            return session.update("update turnout.fence set filled = false where dataset = ?", dataset);
        });
    }

    /**
     * Deletes rows of an open side whose parents were deleted by others while it was closed; once in each turn.
     *
     * @return whether that is done
     */
    public boolean sweep(Session session) {
        Optional<Row> due =
                session.row("select turn from turnout.fence where dataset = ? and open and swept < turn", dataset);
        if (due.isEmpty()) {
            return true;
        }
        // whoever found it closed may not have committed what it leaves behind
        writers.drain(session);
        return session.transaction(() -> {
            boolean swept = Cascades.sweep(session, tables);
            if (swept) {
                session.update(
                        "update turnout.fence set swept = turn where dataset = ? and open and turn = ?",
                        dataset,
                        due.get().number("turn"));
            }
            return swept;
        });
    }

    /** Writers that a closing would have to wait for, the oldest first. */
    public List<InFlight> writers(Session session) {
        return writers.inFlight(session);
    }

    /** Tables that could be written although the fence is closed. */
    public List<String> unguarded(Session session) {
        return Guards.missing(session, dataset, tables);
    }

    private boolean shut(Session session, long turn, long epoch) {
        session.run("set local lock_timeout = '400ms'");
        FenceState found = row.raise(session, epoch);
        if (found.open() || found.turn() != turn) {
            require(found.open() && found.turn() < turn, found, "close", turn);
            Guards.requireComplete(session, dataset, tables);
            row.set(session, false, turn);
        }
        return true;
    }

    /** While a table is still being copied the token proves nothing for it. */
    private void requireStreaming(Session session) {
        session.row("""
                        select r.srrelid::regclass::text as name from pg_subscription_rel r
                        where r.srrelid = any ((?::text[])::regclass[]) and r.srsubstate <> 'r' limit 1
                        """, (Object) TableName.array(tables)).ifPresent(copied -> {
            throw new FenceRefusal(copied.text("name") + " is still being copied.");
        });
    }

    private static void require(boolean holds, FenceState found, String change, long turn) {
        if (!holds) {
            throw new FenceRefusal("It cannot %s in turn %d: it is %s in turn %d."
                    .formatted(change, turn, found.open() ? "open" : "closed", found.turn()));
        }
    }
}
