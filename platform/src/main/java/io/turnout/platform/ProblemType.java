package io.turnout.platform;

/** Every problem type of the public API; clients may rely on the URI and the status, never on the sentences. */
public enum ProblemType {
    MALFORMED_JSON(400, "The body is not valid JSON"),
    INVALID_BODY(400, "The body does not have the expected shape"),
    INVALID_PARAMETER(400, "A parameter is not valid"),
    INVALID_CURSOR(400, "The cursor is not valid here"),
    INVALID_HEADER(400, "A header is not valid"),
    INVALID_IMPORT(400, "The import was refused as a whole"),
    BAD_REQUEST(400, "The request is not valid"),
    UNAUTHENTICATED(401, "A valid token is required"),
    FORBIDDEN(403, "The token does not allow this"),
    CROSS_SITE(403, "The form was sent from another site"),
    NOT_FOUND(404, "There is nothing here"),
    METHOD_NOT_ALLOWED(405, "The method is not allowed here"),
    NOT_ACCEPTABLE(406, "None of the accepted media types can be produced"),
    REQUEST_TIMEOUT(408, "The request took too long to arrive"),
    CONFLICT(409, "The request conflicts with the present state"),
    PRECONDITION_FAILED(412, "It has been changed in the meantime"),
    CONTENT_TOO_LARGE(413, "The body is too long"),
    URI_TOO_LONG(414, "The request line is too long"),
    UNSUPPORTED_MEDIA_TYPE(415, "The body's media type is not supported"),
    IDEMPOTENCY_KEY_REUSED(422, "The idempotency key was used for another request"),
    HEADERS_TOO_LARGE(431, "The headers are too long"),
    INTERNAL_ERROR(500, "Something went wrong on our side"),
    BAD_GATEWAY(502, "A part of the site gave no usable answer"),
    UNAVAILABLE(503, "A part of the site cannot be reached"),
    FENCED(503, "It is not written here at the moment"),
    UPSTREAM_TIMEOUT(504, "A part of the site took too long");

    private final int status;
    private final String title;
    private final String uri;

    ProblemType(int status, String title) {
        this.status = status;
        this.title = title;
        this.uri = "/problems/" + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    public String uri() {
        return uri;
    }

    /** A problem of this type, to be thrown. */
    public ProblemException because(String detail) {
        return new ProblemException(Problem.of(this, detail));
    }

    /** The type that stands for a bare status code, such as a framework's 405; the class's general type if unknown. */
    public static ProblemType ofStatus(int status) {
        return switch (status) {
            case 401 -> UNAUTHENTICATED;
            case 403 -> FORBIDDEN;
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 406 -> NOT_ACCEPTABLE;
            case 408 -> REQUEST_TIMEOUT;
            case 409 -> CONFLICT;
            case 412 -> PRECONDITION_FAILED;
            case 413 -> CONTENT_TOO_LARGE;
            case 414 -> URI_TOO_LONG;
            case 415 -> UNSUPPORTED_MEDIA_TYPE;
            case 431 -> HEADERS_TOO_LARGE;
            case 502 -> BAD_GATEWAY;
            case 503 -> UNAVAILABLE;
            case 504 -> UPSTREAM_TIMEOUT;
            default -> status < 500 ? BAD_REQUEST : INTERNAL_ERROR;
        };
    }
}
