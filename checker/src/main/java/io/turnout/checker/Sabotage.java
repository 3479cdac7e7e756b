package io.turnout.checker;

import io.turnout.checker.operator.Operator;
import io.turnout.checker.site.Side;
import io.turnout.checker.site.Site;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** What is broken on purpose, to see that it is found; instead of faults, which must be survived. */
enum Sabotage {
    NONE {
        @Override
        void commit(Site site, Operator operator) {
            // all is as it should be
        }
    },
    /** The monolith's notes can be written although they have moved away. */
    FENCE {
        @Override
        void commit(Site site, Operator operator) throws SQLException, InterruptedException {
            operator.moveThere("notes");
            Side monorail = site.database("monorail");
            monorail.run("alter table notes disable trigger turnout_fence");
            awaitChanges(monorail);
        }

        /** Until somebody has written there some times, whatever the machine has to do besides. */
        private void awaitChanges(Side side) throws SQLException, InterruptedException {
            Set<String> seen = new HashSet<>();
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (seen.size() < ENOUGH && System.nanoTime() < end) {
                seen.add(side.content("notes").digest());
                Thread.sleep(100);
            }
        }
    };

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int ENOUGH = 10;

    abstract void commit(Site site, Operator operator) throws SQLException, InterruptedException;

    /** As the system property {@code turnout.check.break} says. */
    static Sabotage asked() {
        return valueOf(System.getProperty("turnout.check.break", "none").toUpperCase(Locale.ROOT));
    }
}
