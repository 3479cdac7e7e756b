package io.turnout.control.deploys;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnout.control.database.Database;
import io.turnout.control.delivery.Deploy;
import io.turnout.control.deploys.DeployLedger.Known;
import io.turnout.control.deploys.DeployLedger.Told;
import io.turnout.control.testbed.Ledgers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ToldDeploysTest {
    private static final Duration QUIET = Duration.ofMinutes(5);
    private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");

    private final Database control = Ledgers.newControl("V11__deploys.sql");
    private final DeployLedger ledger = new DeployLedger(control, QUIET);
    private Instant now = START;

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void whatIsToldTwiceIsKeptOnce() {
        Known first = ledger.tell(told("a", now, "first"));
        Known again = ledger.tell(told("a", now, "again"));
        Known later = ledger.tell(told("a", now.plusSeconds(3600), "later"));

        assertThat(first.isNew()).isTrue();
        assertThat(again.isNew()).isFalse();
        assertThat(again.deploy()).isEqualTo(first.deploy());
        assertThat(later.deploy().firstSeen()).isEqualTo(now);
        assertThat(deploys()).extracting(Deploy::reason).containsExactly("first");
    }

    @Test
    void whatIsToldAndWhatIsSeenIsTheSameDeploy() {
        see("a", 20);
        Instant deployed = now.plusSeconds(10);
        see("b", 1);

        ledger.tell(told("b", deployed, "by the pipeline"));
        see("b", 20);

        assertThat(deploys()).hasSize(2);
        assertThat(deploys().getLast().firstSeen()).isEqualTo(deployed);
        assertThat(deploys().getLast().toldBy()).isEqualTo("ci");
    }

    @Test
    void whoTellsOfABuildLongAfterItWasFoundDoesNotKnowWhenItCame() {
        see("a", 20);
        Deploy before = deploys().getFirst();

        Known known = ledger.tell(told("a", now.plus(Duration.ofDays(28)), "at last"));

        assertThat(known).isEqualTo(new Known(before, false));
        assertThat(deploys()).containsExactly(before);
        assertThat(before.wasThere()).isTrue();
    }

    @Test
    void norWhoTellsOfOneThatHidInAGap() {
        see("a", 20);
        now = now.plus(Duration.ofHours(2));
        see("b", 1);
        Deploy before = deploys().getLast();

        Known known = ledger.tell(told("b", now.plus(QUIET).plusMillis(1), "too late"));

        assertThat(known).isEqualTo(new Known(before, false));
        assertThat(deploys()).last().isEqualTo(before);
    }

    @Test
    void aBuildThatWasThereIsADeployOnceSomebodyTellsWhenItCame() {
        see("a", 20);
        Instant deployed = START.minus(Duration.ofDays(80));

        Known known = ledger.tell(told("a", deployed, "in August"));

        assertThat(known.isNew()).isFalse();
        assertThat(known.deploy().wasThere()).isFalse();
        assertThat(known.deploy().firstSeen()).isEqualTo(deployed);
    }

    @Test
    void whoTellsWithinTheQuietTimeTellsOfWhatWasSeen() {
        see("a", 1);
        Instant seen = now;

        Known known = ledger.tell(told("a", seen.plus(QUIET), "just now"));

        assertThat(known.deploy().wasThere()).isFalse();
        assertThat(known.deploy().firstSeen()).isEqualTo(seen);
        assertThat(known.deploy().toldBy()).isEqualTo("ci");
    }

    private void see(String build, int times) {
        for (int i = 0; i < times; i++) {
            now = now.plusSeconds(30);
            ledger.saw("service", build, null, now);
        }
    }

    private static Told told(String build, Instant at, String reason) {
        return new Told("service", build, null, at, "ci", reason);
    }

    private List<Deploy> deploys() {
        return ledger.all().get("service");
    }
}
