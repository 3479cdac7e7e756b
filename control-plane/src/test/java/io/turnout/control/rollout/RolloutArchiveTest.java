package io.turnout.control.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.turnout.control.database.Database;
import io.turnout.control.database.Session;
import io.turnout.control.plan.Course;
import io.turnout.control.rollout.GatewayWindow.Counts;
import io.turnout.control.rollout.RolloutLedger.Change;
import io.turnout.control.rollout.RolloutLedger.Kept;
import io.turnout.control.testbed.Ledgers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is kept of rollouts, and for how long. */
class RolloutArchiveTest {
    private static final Change BECAUSE = new Change("ada", "because");

    private final Database control = Ledgers.newControl(
            "V5__canaries.sql", "V6__rollouts.sql", "V12__exposures.sql", "V14__numbered_rollouts.sql");
    private RolloutLedger ledger;

    @BeforeEach
    void begin() {
        ledger = new RolloutLedger(control, new ObjectMapper());
        begin("notes");
        become(kept().rollout().further());
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void ofOldOnesNothingIsKeptOnceTheyAreOver() {
        long number = number();
        thousandsHaveBegun();

        begin("talks");
        tell(1);

        assertThat(ledger.archive().latest("notes")).isPresent();
        assertThat(ledger.archive().exposures(number)).isNotEmpty();

        become(kept().rollout().rolledBack());
        begin("others");

        assertThat(ledger.archive().latest("notes")).isEmpty();
        assertThat(ledger.archive().exposures(number)).isEmpty();
    }

    /** In the course of a step, the time that it was paused has passed too. */
    @Test
    void momentsOfAStepThatGoesOnComeAfterThoseBefore() {
        tell(1);
        stepBegan(100);
        become(kept().rollout().paused(true));
        become(kept().rollout().paused(false));

        tell(2);

        assertThat(ledger.archive().moments(number()))
                .extracting(Exposure.Moment::candidate)
                .containsExactly(10L, 10L);
        assertThat(ledger.archive().moments(number()).getLast().second()).isBetween(100L, 120L);
    }

    /** While an update goes on, it may lead, and knows no numbers. */
    @Test
    void whatAnOlderVersionBeginsAndEndsIsARolloutOfItsOwn() {
        long first = number();
        tell(1);
        become(kept().rollout().rolledBack());

        olderVersionBegins("notes");
        tell(2);
        olderVersionEnds("notes");

        assertThat(number()).isGreaterThan(first);
        assertThat(ledger.archive().exposures(first).getFirst().counted().requests())
                .isEqualTo(10);
        assertThat(ledger.archive().exposures(number()).getFirst().counted().requests())
                .isEqualTo(10);
        assertThat(ledger.archive().log(number()))
                .extracting(line -> line.entry().phase())
                .containsExactly(Phase.READING, Phase.ROLLED_BACK);
    }

    @Test
    void theFirstOfACapabilityIsNumberedOnceWhoeverBeginsIt() {
        olderVersionBegins("talks");
        begin("others");

        assertThat(ledger.archive().latest("talks").orElseThrow().number()).isEqualTo(number() + 1);
        assertThat(ledger.archive().latest("others").orElseThrow().number()).isEqualTo(number() + 2);
        assertThat(ledger.archive().log(number() + 2)).hasSize(1);
    }

    private void olderVersionBegins(String capability) {
        run("""
                insert into rollout (capability, course, phase, step, paused, approved, version, after_window, reason)
                values ('%1$s', '{}', 'READING', 0, false, false, 1, 0, 'because')
                on conflict (capability) do update
                set phase = excluded.phase, step = excluded.step, version = rollout.version + 1, since = clock_timestamp()
                where rollout.phase in ('DONE', 'ROLLED_BACK');
                insert into rollout_log (capability, phase, step, percent, changed_by, reason, evidence)
                values ('%1$s', 'READING', 1, 5, 'ada', 'because', '{}')
                """.formatted(capability));
    }

    private void olderVersionEnds(String capability) {
        run("""
                update rollout set phase = 'ROLLED_BACK', version = version + 1 where capability = '%1$s';
                insert into rollout_log (capability, phase, step, percent, changed_by, reason, evidence)
                values ('%1$s', 'ROLLED_BACK', 1, 0, 'ada', 'because', '{}')
                """.formatted(capability));
    }

    /** Seconds ago. */
    private void stepBegan(int seconds) {
        run("update rollout_log set at = at - interval '%d seconds'".formatted(seconds));
        run("update rollout set since = since - interval '%d seconds'".formatted(seconds));
    }

    private void thousandsHaveBegun() {
        run("select setval(pg_get_serial_sequence('release', 'number'), 5000)");
    }

    private void run(String sql) {
        try (Session session = control.connect()) {
            session.run(sql);
        }
    }

    private void tell(long sequence) {
        GatewayWindow window = new GatewayWindow(
                "notes", new Counts(0, new long[] {0, 90}), Map.of("b1", new Counts(0, new long[] {0, 10})));
        ledger.windows().take("one", sequence, List.of(window), List.of());
    }

    private void begin(String capability) {
        ledger.begin(Rollout.of(capability, Course.DEFAULT), BECAUSE);
    }

    private void become(Rollout rollout) {
        ledger.change(kept(), rollout, BECAUSE, Map.of());
    }

    private Kept kept() {
        return ledger.of("notes").orElseThrow();
    }

    private long number() {
        return ledger.archive().latest("notes").orElseThrow().number();
    }
}
