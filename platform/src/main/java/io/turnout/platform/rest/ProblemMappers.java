package io.turnout.platform.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.turnout.platform.Problem;
import io.turnout.platform.Problem.FieldError;
import io.turnout.platform.ProblemException;
import io.turnout.platform.ProblemType;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every failure of an endpoint becomes a {@link Problem}; class names and stack traces stay in the log. */
public class ProblemMappers {
    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);
    static final int RETRY_AFTER_SECONDS = 1;
    /** Tells a gateway, which does not read bodies, that a fence refused the request. */
    private static final String FENCED = "Turnout-Fenced";

    @ServerExceptionMapper
    public Response problem(ProblemException e) {
        return respond(e.problem());
    }

    @ServerExceptionMapper
    public Response json(MismatchedInputException e) {
        return respond(ofJson(e));
    }

    @ServerExceptionMapper
    public Response json(JsonProcessingException e) {
        return respond(ofJson(e));
    }

    @ServerExceptionMapper
    public Response http(WebApplicationException e) {
        if (e.getCause() instanceof JsonProcessingException json) {
            return respond(ofJson(json));
        }
        int status = e.getResponse().getStatus();
        if (status < 400) {
            return e.getResponse();
        }
        if (status >= 500) {
            LOG.error("Request failed", e);
        }
        Response response = respond(Problem.of(ProblemType.ofStatus(status), sentence(status)));
        Object allow = e.getResponse().getHeaders().getFirst(HttpHeaders.ALLOW);
        return allow == null
                ? response
                : Response.fromResponse(response)
                        .header(HttpHeaders.ALLOW, allow)
                        .build();
    }

    @ServerExceptionMapper
    public Response unexpected(Throwable e) {
        if (Databases.isFenced(e)) {
            LOG.debugf("A fence refused a write: %s", e);
            return respond(Problem.of(
                    ProblemType.FENCED,
                    "These data are moving, and are not written in this place. Nothing was changed; send the same"
                            + " request again in a second."));
        }
        if (Databases.isUnavailable(e)) {
            LOG.warnf("The database cannot be used: %s", e);
            return respond(Problem.of(
                    ProblemType.UNAVAILABLE, "The database cannot be used at the moment. Try again in a second."));
        }
        LOG.error("Request failed", e);
        return respond(Problem.of(ProblemType.INTERNAL_ERROR, sentence(500)));
    }

    /** Refusals of a caller are for that caller alone, and for now. */
    static Response respond(Problem problem) {
        return Response.status(problem.status())
                .type(Problem.MEDIA_TYPE)
                .header(HttpHeaders.RETRY_AFTER, problem.status() == 503 ? RETRY_AFTER_SECONDS : null)
                .header(FENCED, problem.type().equals(ProblemType.FENCED.uri()) ? "?1" : null)
                .header(HttpHeaders.CACHE_CONTROL, isRefusal(problem) ? RefusalMappers.NO_STORE : null)
                .entity(problem.withTraceId(RequestContext.traceId()))
                .build();
    }

    private static boolean isRefusal(Problem problem) {
        return problem.status() == 401 || problem.status() == 403;
    }

    private static Problem ofJson(JsonProcessingException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException problem) {
                return problem.problem();
            }
        }
        if (!(e instanceof JsonMappingException mapping)) {
            return Problem.of(ProblemType.MALFORMED_JSON, "The JSON cannot be read" + at(e) + ".");
        }
        String field = path(mapping);
        String message = e instanceof UnrecognizedPropertyException ? "is not known here" : "has the wrong type";
        return Problem.of(
                        ProblemType.INVALID_BODY,
                        field.isEmpty() ? "The body " + message + at(e) + "." : "\"%s\" %s.".formatted(field, message))
                .withErrors(field.isEmpty() ? List.of() : List.of(new FieldError(field, message)));
    }

    private static String at(JsonProcessingException e) {
        return e.getLocation() == null || e.getLocation().getLineNr() < 1
                ? ""
                : " at line %d, column %d"
                        .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
    }

    private static String path(JsonMappingException e) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : e.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.toString();
    }

    private static String sentence(int status) {
        return switch (status) {
            case 404 -> "Check the path against the API's description at /openapi.";
            case 405 -> "The Allow header lists the methods that this path has.";
            case 406 -> "This path answers application/json; accept that, or */*.";
            case 413 -> "Send a shorter body.";
            case 415 -> "Send application/json; PATCH takes application/merge-patch+json.";
            default ->
                status < 500
                        ? "Check the request against the API's description at /openapi."
                        : "It has been logged with this trace id; trying again later may help.";
        };
    }
}
