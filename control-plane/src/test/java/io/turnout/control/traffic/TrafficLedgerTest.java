package io.turnout.control.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnout.control.database.Database;
import io.turnout.control.database.Session;
import io.turnout.control.testbed.Ledgers;
import io.turnout.control.traffic.TrafficReport.Side;
import io.turnout.control.traffic.TrafficReport.Window;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TrafficLedgerTest {
    private static final Duration TIME = Duration.ofMinutes(10);
    /** Long enough ago that its slot is over. */
    private static final int MILLIS_AGO = 20_000;

    private final Database control = Ledgers.newControl("V10__traffic.sql");
    private final TrafficLedger ledger = new TrafficLedger(control);

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void takesAReportOnceHoweverOftenItComes() {
        TrafficReport report = report("g", 1, MILLIS_AGO, 1, 2, 3);

        ledger.take(report);
        ledger.take(report);

        assertThat(together().total()).isEqualTo(6);
        assertThat(together().legacy().failed()).isEqualTo(1);
    }

    @Test
    void addsUpWhatSeveralGatewaysTellOfTheSameTime() {
        ledger.take(report("one", 1, MILLIS_AGO, 1, 2, 3));
        ledger.take(report("other", 1, MILLIS_AGO, 0, 1));
        ledger.take(report("one", 2, MILLIS_AGO, 0, 0, 0, 0, 5));

        Answers legacy = together().legacy();

        assertThat(legacy.latencies().counts()).containsExactly(1, 3, 3, 0, 5);
        assertThat(legacy.failed()).isEqualTo(3);
    }

    @Test
    void putsEachWindowWhereItsTimeWas() {
        ledger.take(new TrafficReport("g", 1, List.of(window(60_000, 1), window(40_000, 2), window(MILLIS_AGO, 4))));

        List<Long> totals = flow().slots().stream()
                .map(Both::total)
                .filter(total -> total > 0)
                .toList();

        assertThat(totals).containsExactly(1L, 2L, 4L);
    }

    @Test
    void showsNoSlotBeforeAllOfItIsTold() {
        ledger.take(report("g", 1, 0, 7));

        assertThat(together().total()).isZero();
    }

    @Test
    void forgetsWhatIsTooOld() {
        try (Session session = control.connect()) {
            session.update("insert into traffic values (1, 'talks', false, 0, '{1}')");

            ledger.take(report("g", 1, MILLIS_AGO, 1));

            assertThat(session.rows("select * from traffic where slot = 1")).isEmpty();
        }
    }

    @Test
    void losesNothingWhenManyTellAtOnce() throws Exception {
        int gateways = 8;
        int reports = 20;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.invokeAll(IntStream.range(0, gateways)
                            .mapToObj(gateway -> Executors.callable(() -> tell("g" + gateway, reports)))
                            .toList())
                    .forEach(TrafficLedgerTest::done);
        }

        assertThat(together().total()).isEqualTo(gateways * reports * 3L);
    }

    private void tell(String gateway, int reports) {
        try (TrafficLedger own = new TrafficLedger(control)) {
            for (int sequence = 1; sequence <= reports; sequence++) {
                // the sides in another order in each
                Side legacy = new Side("talks", "legacy", 0, new long[] {2});
                Side candidate = new Side("talks", "candidate", 0, new long[] {1});
                List<Side> sides = sequence % 2 == 0 ? List.of(legacy, candidate) : List.of(candidate, legacy);
                own.take(new TrafficReport(gateway, sequence, List.of(new Window(MILLIS_AGO, sides))));
            }
        }
    }

    private static void done(Future<?> task) {
        try {
            task.get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private Both together() {
        return flow().last(TIME);
    }

    private Flow flow() {
        return ledger.last(TIME).flow(Set.of("talks"), Set.of("talks"));
    }

    private static TrafficReport report(String gateway, long sequence, long millisAgo, long... latencies) {
        return new TrafficReport(
                gateway, sequence, List.of(new Window(millisAgo, List.of(new Side("talks", "legacy", 1, latencies)))));
    }

    private static Window window(long millisAgo, long answers) {
        return new Window(millisAgo, List.of(new Side("talks", "legacy", 0, new long[] {answers})));
    }
}
