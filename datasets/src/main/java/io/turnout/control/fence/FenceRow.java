package io.turnout.control.fence;

import io.turnout.control.database.Row;
import io.turnout.control.database.Session;
import java.util.Optional;
import java.util.function.Supplier;

/** A dataset's row in {@code turnout.fence}. */
final class FenceRow {
    private final String dataset;

    FenceRow(String dataset) {
        this.dataset = dataset;
    }

    Optional<FenceState> look(Session session) {
        boolean exists = session.row("select to_regclass('turnout.fence') is not null as there")
                .orElseThrow()
                .flag("there");
        return exists
                ? session.row("select open, turn, epoch, filled from turnout.fence where dataset = ?", dataset)
                        .map(FenceRow::state)
                : Optional.empty();
    }

    /** The row stays locked until the transaction ends, so what is returned is still so when it is changed. */
    FenceState raise(Session session, long epoch) {
        Optional<Row> raised = session.row("""
                update turnout.fence set epoch = ? where dataset = ? and epoch <= ?
                returning open, turn, epoch, filled
                """, epoch, dataset, epoch);
        if (raised.isPresent()) {
            return state(raised.get());
        }
        FenceState current =
                look(session).orElseThrow(() -> new FenceRefusal("There is no fence for " + dataset + " here."));
        throw new StaleEpoch(epoch, current.epoch());
    }

    void set(Session session, boolean open, long turn) {
        session.update("""
                update turnout.fence set open = ?, turn = ?, changed_at = clock_timestamp() where dataset = ?
                """, open, turn, dataset);
    }

    /** Runs a change that must outlive a crash, whatever the server's or the role's default is; a stricter one stays. */
    static <T> T durably(Session session, Supplier<T> change) {
        return session.transaction(() -> {
            session.rows("""
                    select set_config('synchronous_commit', case current_setting('synchronous_commit')
                      when 'remote_apply' then 'remote_apply' else 'on' end, true)
                    """);
            session.run("set local lock_timeout = '2s'");
            return change.get();
        });
    }

    private static FenceState state(Row row) {
        return new FenceState(row.flag("open"), row.number("turn"), row.number("epoch"), row.flag("filled"));
    }
}
