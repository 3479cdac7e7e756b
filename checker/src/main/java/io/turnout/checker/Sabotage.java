package io.turnout.checker;

import io.turnout.checker.operator.Operator;
import io.turnout.checker.site.Site;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;

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
            site.database("monorail").run("alter table notes disable trigger turnout_fence");
            Thread.sleep(Duration.ofSeconds(3));
        }
    };

    abstract void commit(Site site, Operator operator) throws SQLException, InterruptedException;

    /** As the system property {@code turnout.check.break} says. */
    static Sabotage asked() {
        return valueOf(System.getProperty("turnout.check.break", "none").toUpperCase(Locale.ROOT));
    }
}
