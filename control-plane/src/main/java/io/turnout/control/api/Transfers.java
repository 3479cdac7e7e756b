package io.turnout.control.api;

import io.turnout.control.conduct.Rehearsal;
import io.turnout.control.database.DatabaseFailure;
import io.turnout.control.ledger.AuditEntry;
import io.turnout.control.ledger.Request;
import io.turnout.control.plan.Dataset;
import io.turnout.control.preflight.Finding;
import io.turnout.control.procedure.Operation;
import io.turnout.platform.ProblemType;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Datasets, as operators see and move them.
 *
 * <p>What the plan does not have is refused as {@code not-found}; what the dataset's state does not allow, as {@code conflict}.
 */
@Singleton
public class Transfers {
    private final ControlPlane plane;
    private final Status status;

    Transfers(ControlPlane plane, Status status) {
        this.plane = plane;
        this.status = status;
    }

    /** In the plan's order. */
    public List<DatasetView> all() {
        return status.all();
    }

    public DatasetView of(String name) {
        return status.of(known(name));
    }

    /** What was asked for and done with one, the newest first. */
    public List<AuditEntry> journal(String name, int most) {
        Dataset dataset = known(name);
        return status.reading(ledger -> ledger.trail().audit(dataset.name(), most));
    }

    /** The same of all together. */
    public List<AuditEntry> journal(int most) {
        return status.reading(ledger -> plane.datasets().stream()
                .flatMap(dataset -> ledger.trail().audit(dataset.name(), most).stream())
                .toList());
    }

    /** What stands in the way of an operation, or might, as far as the databases tell. */
    public List<Finding> findings(String name, Operation operation) {
        Dataset dataset = known(name);
        try {
            return new Rehearsal(dataset).findings(operation);
        } catch (DatabaseFailure e) {
            return List.of(new Finding(true, dataset.name(), "Nothing could be checked: " + e.getMessage(), ""));
        }
    }

    /** What an operation would run in databases, in this order, and in short. */
    public List<Rehearsal.Planned> steps(String name, Operation operation) {
        return new Rehearsal(known(name)).steps(operation);
    }

    /**
     * Asks for an operation; whichever control plane leads carries it out.
     *
     * @param key the same for repeats of one request; null for none
     * @return the operation's number
     */
    public long ask(String name, OperationRequest request, String who, String key) {
        Dataset dataset = known(name);
        Request asked = new Request(who, request.reason().strip(), key);
        return status.reading(ledger -> ledger.request(dataset.name(), request.kind(), asked, plane.order(dataset)));
    }

    Dataset known(String name) {
        return plane.dataset(name)
                .orElseThrow(() -> ProblemType.NOT_FOUND.because("The plan has no dataset \"%s\".".formatted(name)));
    }
}
