package io.turnout.control.deploys;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnout.control.database.Database;
import io.turnout.control.database.Session;
import io.turnout.control.delivery.Deploy;
import io.turnout.control.delivery.Span;
import io.turnout.control.testbed.Ledgers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeployLedgerTest {
    private static final Duration QUIET = Duration.ofMinutes(5);
    private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
    private static final Instant CHANGED = START.minusSeconds(600);

    private final Database control = Ledgers.newControl("V11__deploys.sql");
    private final DeployLedger ledger = new DeployLedger(control, QUIET);
    private Instant now = START;

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void keepsFromWhenToWhenABuildWasSeen() {
        see("a", 20);
        Instant left = now;
        see("b", 20);

        assertThat(deploys()).extracting(Deploy::build).containsExactly("a", "b");
        assertThat(deploys().getFirst().wasThere()).isTrue();
        assertThat(deploys().getFirst().lastSeen()).isEqualTo(left);
        Deploy second = deploys().getLast();
        assertThat(second.changedAt()).isEqualTo(CHANGED);
        assertThat(second.unseenSince()).isEqualTo(left);
        assertThat(second.firstSeen()).isEqualTo(left.plusSeconds(30));
        assertThat(second.wasThere()).isFalse();
    }

    @Test
    void aRestartIsNoDeployHoweverLongItTook() {
        see("a", 20);
        now = now.plus(Duration.ofDays(3));
        try (DeployLedger afterwards = new DeployLedger(control, QUIET)) {
            afterwards.saw("service", "a", null, now);
        }

        assertThat(deploys()).extracting(Deploy::lastSeen).containsExactly(now);
        assertThat(ledger.looked().get("service")).hasSize(2).last().isEqualTo(new Span(now, now));
    }

    @Test
    void aRollingUpdateIsOneDeployAndARollbackAfterItAnother() {
        see("a", 20);
        for (int i = 0; i < 30; i++) {
            see(i % 3 == 0 ? "b" : "a", 1);
        }
        see("b", 20);
        see("a", 20);

        assertThat(deploys()).extracting(Deploy::build).containsExactly("a", "b", "a");
    }

    @Test
    void aDeployThatWasFoundLateSaysSinceWhenNobodyHadLooked() {
        see("a", 20);
        Instant before = now;
        now = now.plus(Duration.ofHours(2));
        see("b", 1);

        assertThat(deploys().getLast().unseenSince()).isEqualTo(before);
    }

    @Test
    void whatTwoLeadersSeeIsOneDeploy() throws Exception {
        see("a", 20);
        try (DeployLedger other = new DeployLedger(control, QUIET);
                ExecutorService threads = Executors.newFixedThreadPool(2)) {
            for (int i = 0; i < 30; i++) {
                Instant at = now.plusSeconds(i);
                var one = threads.submit(() -> ledger.saw("service", "b", null, at));
                var two = threads.submit(() -> other.saw("service", "b", null, at.minusMillis(200)));
                one.get();
                two.get();
            }
        }

        assertThat(deploys()).extracting(Deploy::build).containsExactly("a", "b");
        assertThat(ledger.looked().get("service")).hasSize(1);
    }

    @Test
    void forgetsWhatIsOldButNotWhatRuns() {
        see("a", 20);
        see("b", 20);
        ledger.saw("another", "x", null, START);

        ledger.forget(now.plus(Duration.ofDays(1)));

        assertThat(deploys()).extracting(Deploy::build).containsExactly("b");
        assertThat(ledger.all().get("another")).hasSize(1);
        assertThat(ledger.looked()).isEmpty();
    }

    @Test
    void keepsOnlySoManyOfAServiceThatIsAnotherOneAtEachLook() {
        try (Session session = control.connect()) {
            session.run("""
                    insert into deploy (service, build, first_seen, last_seen)
                    select 'service', 'b' || i, at, at from (
                      select i, timestamptz '2026-11-01T00:00:00Z' + i * interval '1 second' as at from generate_series(1, 1010) i) each
                    """);
        }

        ledger.forget(START.minusSeconds(1));

        assertThat(deploys()).hasSize(1000);
        assertThat(deploys().getLast().build()).isEqualTo("b1010");
    }

    private void see(String build, int times) {
        for (int i = 0; i < times; i++) {
            now = now.plusSeconds(30);
            ledger.saw("service", build, CHANGED, now);
        }
    }

    private List<Deploy> deploys() {
        return ledger.all().get("service");
    }
}
