package io.turnout.control.api;

import io.turnout.control.database.Sessions;
import io.turnout.control.ledger.Ledger;
import io.turnout.control.plan.Dataset;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Function;

/** Puts together what the ledger, the watch and the leader know. */
@Singleton
class Status {
    private final ControlPlane plane;
    private final Sessions control;

    Status(ControlPlane plane, Sessions control) {
        this.plane = plane;
        this.control = control;
    }

    List<DatasetView> all() {
        return reading(this::all);
    }

    List<DatasetView> all(Ledger ledger) {
        return plane.datasets().stream().map(dataset -> of(dataset, ledger)).toList();
    }

    DatasetView of(Dataset dataset) {
        return reading(ledger -> of(dataset, ledger));
    }

    /** With a ledger of the call's own. */
    <T> T reading(Function<Ledger, T> work) {
        try (Ledger ledger = new Ledger(control)) {
            return work.apply(ledger);
        }
    }

    private DatasetView of(Dataset dataset, Ledger ledger) {
        return DatasetView.of(
                dataset,
                ledger.journal(dataset.name()),
                plane.health(dataset).orElse(null),
                plane.waitingFor(dataset).orElse(null),
                ledger.trail().lastVerification(dataset.name()).orElse(null));
    }
}
