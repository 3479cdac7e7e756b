package io.turnout.control.api.delivery;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.turnout.control.api.Leading;
import io.turnout.control.api.catalogue.Catalogue;
import io.turnout.control.catalogue.Service;
import io.turnout.control.conduct.WhileLeading;
import io.turnout.control.database.Database;
import io.turnout.control.deploys.DeployLedger;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Looks every few seconds which build of each service runs, and keeps it. */
@Singleton
class DeployWatch {
    private static final Duration BETWEEN_CLEANINGS = Duration.ofHours(1);
    private static final int LONGEST_BUILD = 100;
    /** What is seen all the time is written down only so often. */
    private static final Duration MOST_BETWEEN_WRITES = Duration.ofSeconds(30);

    private final Catalogue catalogue;
    private final DeliveryConfig config;
    private final Database control;
    private final Clock clock;
    private final WhileLeading watching;

    DeployWatch(Catalogue catalogue, DeliveryConfig config, Database control, Clock clock, Leading leading) {
        this.catalogue = catalogue;
        this.config = config;
        this.control = control;
        this.clock = clock;
        this.watching = new WhileLeading("Deploys", Watching::new, leading::leads);
    }

    private final class Watching implements WhileLeading.Work {
        private final DeployLedger ledger = new DeployLedger(control, config.quiet());
        private final Duration between =
                shorter(MOST_BETWEEN_WRITES, config.quiet().dividedBy(4));
        private final Map<String, Written> written = new HashMap<>();
        private Instant look = Instant.MIN;
        private Instant cleaning = Instant.MIN;

        private record Written(Service service, Instant at) {}

        @Override
        public void advance() {
            Instant now = clock.instant();
            if (now.isBefore(look)) {
                return;
            }
            catalogue.all().services().stream().filter(Watching::saysWhich).forEach(service -> saw(service, now));
            look = now.plus(config.look());
            if (!now.isBefore(cleaning)) {
                ledger.forget(now.minus(config.keep()));
                cleaning = now.plus(BETWEEN_CLEANINGS);
            }
        }

        private void saw(Service service, Instant now) {
            Written last = written.get(service.called());
            boolean isNews = last == null
                    || !last.service().build().equals(service.build())
                    || !now.isBefore(last.at().plus(between));
            if (isNews) {
                ledger.saw(service.called(), service.build(), service.changedAt(), now);
                written.put(service.called(), new Written(service, now));
            }
        }

        private static boolean saysWhich(Service service) {
            return service.build() != null && service.build().length() <= LONGEST_BUILD;
        }

        @Override
        public void close() {
            ledger.close();
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    void start(@Observes StartupEvent event) {
        Thread.ofVirtual().name("deploys").start(watching::run);
    }

    void stop(@Observes ShutdownEvent event) {
        watching.close();
    }
}
