package io.turnout.gateway.clients;

import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.turnout.gateway.inbound.NoSniff;
import io.turnout.gateway.inbound.ProblemAnswer;
import io.turnout.platform.Problem;
import io.turnout.platform.ProblemType;
import io.turnout.platform.TraceId;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/** Answers what is no HTTP request, or too long for one. Where it ends is unknown, so the connection ends with it. */
public final class Undecodable {
    private Undecodable() {}

    public static void answer(HttpServerRequest request) {
        switch (request.decoderResult().cause()) {
            case TooLongHttpLineException e ->
                refuse(request, ProblemType.URI_TOO_LONG, "The request line is too long; shorten the query.");
            case TooLongHttpHeaderException e ->
                refuse(request, ProblemType.HEADERS_TOO_LARGE, "The headers are too long, all together.");
            case LateHeadException e ->
                refuse(
                        request,
                        ProblemType.REQUEST_TIMEOUT,
                        "The request line and the headers did not arrive in time. Send them again, at once.");
            case StrictDecoder.Misframed e -> refuse(request, ProblemType.BAD_REQUEST, e.getMessage());
            case null, default -> refuse(request, ProblemType.BAD_REQUEST, "This is no well-formed HTTP/1.1 request.");
        }
    }

    public static void refuse(HttpServerRequest request, ProblemType type, String detail) {
        Problem problem = Problem.of(type, detail).withTraceId(TraceId.of(TraceId.newParent()));
        NoSniff.on(request.response())
                .setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
                .end(Buffer.buffer(ProblemAnswer.json(problem)));
        request.response().close();
    }
}
