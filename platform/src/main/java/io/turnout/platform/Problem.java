package io.turnout.platform;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;

/**
 * Problem details as of RFC 9457.
 *
 * @param type stable relative URI that a program can act on, such as {@code /problems/invalid-cursor}
 * @param title short name of the type, the same for every occurrence
 * @param status HTTP status code, 400–599
 * @param detail one sentence about this occurrence that a person can act on
 * @param traceId W3C trace id of the request, 32 hexadecimal digits
 * @param errors what is wrong field by field; empty when that does not apply
 */
@JsonPropertyOrder({"type", "title", "status", "detail", "traceId", "errors"})
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(String type, String title, int status, String detail, String traceId, List<FieldError> errors) {
    public static final String MEDIA_TYPE = "application/problem+json";

    /**
     * One wrong field.
     *
     * @param field JSON path without the {@code $.}, such as {@code speakers[0]}; or a parameter's name
     * @param message what is wrong, to be read after the field's name
     */
    public record FieldError(String field, String message) {}

    public Problem {
        errors = errors == null ? List.of() : List.copyOf(errors);
    }

    public static Problem of(ProblemType type, String detail) {
        return new Problem(type.uri(), type.title(), type.status(), detail, null, List.of());
    }

    public Problem withErrors(List<FieldError> errors) {
        return new Problem(type, title, status, detail, traceId, errors);
    }

    public Problem withTraceId(String traceId) {
        return new Problem(type, title, status, detail, traceId, errors);
    }
}
