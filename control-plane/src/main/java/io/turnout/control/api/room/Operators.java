package io.turnout.control.api.room;

import io.turnout.control.api.ControlProblems;
import io.turnout.control.shadow.ShadowLedger.Change;
import io.turnout.platform.Problem;
import io.turnout.platform.ProblemException;
import io.turnout.platform.identity.Refusal;
import io.turnout.platform.identity.Role;
import io.turnout.platform.page.Visit;
import io.turnout.platform.page.Visits;
import io.turnout.platform.rest.ProblemMappers;
import io.turnout.platform.session.ReturnPath;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** Lets operators in, and shows everybody else the way. */
@Singleton
public class Operators {
    static final String HOME = "/control";
    static final String SIGN_IN = HOME + "/sign-in";

    private final Visits visits;
    private final ProblemMappers problems = new ProblemMappers();

    Operators(Visits visits) {
        this.visits = visits;
    }

    /** @throws WebApplicationException that leads to where one signs in, or says that this one may not */
    public Visit letIn() {
        return letIn(visits.here());
    }

    /** Who changes something by a form of this site, and why. */
    Change change(String reason) {
        visits.refuseForeignForm();
        return new Change(letIn(HOME).caller().subject(), reason.strip());
    }

    private Visit letIn(String backTo) {
        Visit visit = visits.current();
        if (visit.caller() == null) {
            throw new WebApplicationException(Html.seeOther(ReturnPath.signInLink(SIGN_IN, backTo), visit.cookie()));
        }
        if (!visit.caller().is(Role.OPERATOR)) {
            Refusal refusal = Refusal.missing(Role.OPERATOR);
            Response page = page(visit, refusal.problem());
            page.getHeaders().putSingle(HttpHeaders.WWW_AUTHENTICATE, refusal.challenge());
            throw new WebApplicationException(page);
        }
        return visit;
    }

    /** What is not a refusal of ours is put into words, and into the log, where the API does it too. */
    public Response failed(Throwable failure) {
        return switch (ControlProblems.told(failure)) {
            case ProblemException refusal -> page(problems.problem(refusal));
            case WebApplicationException http when isAnswer(http.getResponse()) -> http.getResponse();
            case WebApplicationException http -> page(problems.http(http));
            case Throwable fault -> page(problems.unexpected(fault));
        };
    }

    private static boolean isAnswer(Response response) {
        return response.hasEntity() || response.getLocation() != null;
    }

    private Response page(Response answer) {
        return page(visits.current(), (Problem) answer.getEntity());
    }

    private static Response page(Visit visit, Problem problem) {
        return Html.page(problem.status(), Templates.error(ErrorPage.of(problem), name(visit)), visit);
    }

    /** As pages show it; null if nobody is signed in. */
    public static String name(Visit visit) {
        return visit.caller() == null ? null : visit.caller().displayName();
    }
}
