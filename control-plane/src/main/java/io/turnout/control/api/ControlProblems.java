package io.turnout.control.api;

import io.turnout.control.database.DatabaseFailure;
import io.turnout.control.ledger.KeyReused;
import io.turnout.control.ledger.NotAllowed;
import io.turnout.platform.ProblemException;
import io.turnout.platform.ProblemType;
import io.turnout.platform.rest.ProblemMappers;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** What the control plane refuses, as problem details. */
public class ControlProblems {
    private final ProblemMappers mappers = new ProblemMappers();

    /** As a problem, if it is a refusal or a database that is away; as it is, if it is a fault of ours. */
    public static Throwable told(Throwable failure) {
        return switch (failure) {
            case NotAllowed e -> ProblemType.CONFLICT.because(e.getMessage());
            case KeyReused e -> ProblemType.IDEMPOTENCY_KEY_REUSED.because(e.getMessage());
            case DatabaseFailure e
            when e.isConnectionLost() ->
                ProblemType.UNAVAILABLE.because("A database cannot be used at the moment: " + e.getMessage());
            default -> failure;
        };
    }

    @ServerExceptionMapper
    public Response state(NotAllowed e) {
        return respond(e);
    }

    @ServerExceptionMapper
    public Response key(KeyReused e) {
        return respond(e);
    }

    @ServerExceptionMapper
    public Response database(DatabaseFailure e) {
        return respond(e);
    }

    private Response respond(Throwable failure) {
        return told(failure) instanceof ProblemException problem
                ? mappers.problem(problem)
                : mappers.unexpected(failure);
    }
}
