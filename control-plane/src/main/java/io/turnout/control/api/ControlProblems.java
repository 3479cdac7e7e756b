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
class ControlProblems {
    private final ProblemMappers mappers = new ProblemMappers();

    @ServerExceptionMapper
    public Response state(NotAllowed e) {
        return respond(ProblemType.CONFLICT.because(e.getMessage()));
    }

    @ServerExceptionMapper
    public Response key(KeyReused e) {
        return respond(ProblemType.IDEMPOTENCY_KEY_REUSED.because(e.getMessage()));
    }

    @ServerExceptionMapper
    public Response database(DatabaseFailure e) {
        return e.isConnectionLost()
                ? respond(ProblemType.UNAVAILABLE.because("A database cannot be used at the moment: " + e.getMessage()))
                : mappers.unexpected(e);
    }

    private Response respond(ProblemException problem) {
        return mappers.problem(problem);
    }
}
